using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>A sentence with the bodies in it already found, and questions about its tokens.</summary>
public sealed class SentenceView
{
    /// <summary>For each token the number of the body that it is in, from 1; 0 for none.</summary>
    private readonly int[] _covering = [];

    public SentenceView(Document document, Sentence sentence)
    {
        Document = document;
        Sentence = sentence;
        Tokens = sentence.Tokens;
        ShoutedCapitals = Tokens.Count(t => t.IsWord && t.IsUpper) > 0.6 * Tokens.Count(t => t.IsWord);
        Bodies = BodyFinder.Find(this);
        if (Bodies.Count == 0) return;
        _covering = new int[Tokens.Count];
        for (int b = Bodies.Count - 1; b >= 0; b--) Array.Fill(_covering, b + 1, Bodies[b].From, Bodies[b].Count);
    }

    public Document Document { get; }
    public Sentence Sentence { get; }
    public IReadOnlyList<Token> Tokens { get; }
    public IReadOnlyList<Stretch> Bodies { get; }
    /// <summary>The people named here; set once by the reader of people, who knows the names of the whole document.</summary>
    public IReadOnlyList<PersonMention> People { get; internal set; } = [];
    /// <summary>Names, posts, bodies and countries that the sentence says were not there.</summary>
    public IReadOnlyList<Stretch> Absent { get; internal set; } = [];
    /// <summary>Printed in capitals throughout: capitals tell nothing here.</summary>
    public bool ShoutedCapitals { get; }
    public SourceSpan Span => Document.Span(Sentence.Start, Sentence.End - Sentence.Start);

    public Printed Print(Stretch stretch) => Document.Print(Tokens[stretch.From].Start, Tokens[stretch.To - 1].End - Tokens[stretch.From].Start);

    public Stretch? BodyAt(int index) => BodyCovering(index) is { } body && body.From == index ? body : null;

    public Stretch? BodyCovering(int index) => index >= 0 && index < _covering.Length && _covering[index] is > 0 and int number ? Bodies[number - 1] : null;

    public string Folded(int index) => index >= 0 && index < Tokens.Count ? Tokens[index].Folded : "";

    public static bool IsArticle(string folded) => folded is "the" or "a" or "an" or "el" or "la" or "los" or "las" or "un" or "una" or "le" or "les" or "l'" or "une" or "lo" or "its" or "their" or "his" or "her" or "our" or "su" or "sus" or "son" or "sa" or "ses" or "leur" or "leurs";
    public static bool IsOf(string folded) => folded is "of" or "de" or "del" or "du" or "des" or "d'";
    public static bool IsAnd(string folded) => folded is "and" or "y" or "e" or "et" or "&";
    public static bool IsPreposition(string folded) => IsOf(folded) || folded is "for" or "in" or "at" or "on" or "from" or "to" or "with" or "by" or "against" or "en" or "para" or "contra" or "con" or "por" or "a" or "al" or "ante" or "sobre" or "pour" or "contre" or "au" or "aux" or "dans" or "sur" or "par" or "pres" or "aupres" or "avec";

    /// <summary>Quotation marks aside, the index after an article and the like at <paramref name="i"/>.</summary>
    public int SkipArticle(int i) => IsArticle(Folded(i)) ? i + 1 : i;
}
