namespace ChatAssistant.Knowledge.Caching;

/// <summary>Clears away what making many things in a row leaves in memory: the collector would wait for its own time, and the process stay as large as it once was. Few things cost nothing. Safe on several threads.</summary>
/// <param name="often">Things that leave so much behind that it is worth a tenth of a second to clear it away.</param>
internal sealed class Leftovers(int often)
{
    private int _made;

    /// <summary>Tells that one more was made.</summary>
    public void Made()
    {
        if (Interlocked.Increment(ref _made) % often == 0) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
    }

    /// <summary>Tells that all are made: where they were many, memory goes back to the system.</summary>
    public void Done()
    {
        if (_made >= often) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
