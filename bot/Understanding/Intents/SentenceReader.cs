using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Gives sentences of each language their vectors: English as it is, other languages by way of the <see cref="Glossary"/>. Safe on several threads.</summary>
internal sealed class SentenceReader(SentenceEncoder encoder) : IDisposable
{
    private readonly Glossary spanish = new(Language.Spanish), french = new(Language.French);

    public Func<string, float[]> For(Language language) => language switch
    {
        Language.Spanish => text => encoder.Encode(spanish.English(text)),
        Language.French => text => encoder.Encode(french.English(text)),
        _ => encoder.Encode,
    };

    public void Dispose()
    {
        spanish.Dispose();
        french.Dispose();
    }
}
