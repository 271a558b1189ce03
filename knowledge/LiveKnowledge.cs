namespace ChatAssistant.Knowledge;

/// <summary>What is known now: turns answer from <see cref="Current"/>, and a change of the folder swaps it for the next snapshot. Safe on several threads.</summary>
public sealed class LiveKnowledge(KnowledgeSnapshot first)
{
    private KnowledgeSnapshot _current = first;

    /// <summary>The snapshot of this moment. Take it once a turn: the next call may give another.</summary>
    public KnowledgeSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Makes the snapshot the current one; turns that hold the one before finish with it.</summary>
    public void Swap(KnowledgeSnapshot next)
    {
        Volatile.Write(ref _current, next);
        Swapped?.Invoke(next);
    }

    /// <summary>Raised after each <see cref="Swap"/>, on its thread.</summary>
    public event Action<KnowledgeSnapshot>? Swapped;
}
