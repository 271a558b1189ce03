namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>A stretch of a sentence's tokens.</summary>
/// <param name="From">Index of the first token.</param>
/// <param name="To">Index after the last.</param>
public readonly record struct Stretch(int From, int To)
{
    public int Count => To - From;
    public bool Contains(int index) => index >= From && index < To;
    public bool Overlaps(Stretch other) => From < other.To && other.From < To;
}

/// <summary>A person named in a sentence, or known by role alone, with what the sentence says of them.</summary>
/// <param name="Whole">From the role or honorific before the name to the end of the apposition after it.</param>
/// <param name="Name">Null for a person known only by role.</param>
public sealed record PersonMention(Stretch Whole, Stretch? Name, Stretch? Role, Stretch? Body)
{
    public Stretch? Country { get; init; }
    public bool HasHonorific { get; init; }
}
