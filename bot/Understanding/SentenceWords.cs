using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Understanding;

/// <summary>Words that tell what a question is about whatever the rest says.</summary>
internal static class SentenceWords
{
    private static readonly FrozenSet<string> Events = Words.Lines("eventnouns.txt").ToFrozenSet();

    private static readonly FrozenSet<string> Reach =
        "phone phones telephone fax email emails mail whatsapp cellphone landline hotline telefono telefonos correo celular movil numero numeros number numbers extension interno tel courriel telephones portable joindre coordonnees anexo"
        .Split(' ').ToFrozenSet();

    /// <summary>"seminar", "taller", « colloque ».</summary>
    public static bool IsEvent(string folded) => Events.Contains(folded);

    /// <summary>"phone", "correo", « courriel ».</summary>
    public static bool AsksForContact(IEnumerable<string> words) => words.Any(Reach.Contains);
}
