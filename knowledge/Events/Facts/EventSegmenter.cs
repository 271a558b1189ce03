using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Dates;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Decides whether a document reports one event or several: under headings of their own, in paragraphs or items that open with a day and a place, or in a list of what is coming up.</summary>
internal sealed class EventSegmenter
{
    private const int LeastProse = 120, Opening = 18, Start = 4;

    private static readonly string[] DayWords = ["day", "dia", "jour", "session", "sesion", "programme", "programa", "agenda", "panel", "next", "note", "notes"];
    private static readonly PhraseSet ComingUp = PhraseSet.Of(["coming up", "upcoming", "upcoming events", "what's next", "dates for your diary", "save the date", "calendar", "proximas actividades", "proximos eventos", "proximamente", "agenda de", "calendario", "a venir", "prochains rendez-vous", "prochaines activites", "calendrier"]);

    /// <summary>Headings under which a publisher tells of itself, of what came before and of whom to ask: no event of their own.</summary>
    private static readonly PhraseSet Annexes = PhraseSet.Of(["ends", "end", "fin", "about", "background", "note to editors", "notes to editors", "notes for editors", "editors' notes", "editor's note", "notes", "contact", "contacts", "media contact", "media contacts", "resources", "related", "further information", "acerca de", "sobre", "antecedentes", "contexto", "nota a los editores", "notas a los editores", "notas", "contacto", "contactos", "mas informacion", "a propos", "contexte", "rappel", "note aux redactions", "notes aux redactions", "nous joindre", "nous contacter", "pour en savoir plus", "en savoir plus"]);

    private readonly Document _document;
    private readonly ILookup<int, SentenceView> _views;

    /// <param name="HasDateline">True for "LIMA, 5 May – …", false for "On 5 May, … in Lima".</param>
    private sealed record Section(int First, int End, (int Month, int Day) Date, string? Place, bool HasDateline = false);

    private EventSegmenter(Document document, IReadOnlyList<SentenceView> sentences) => (_document, _views) = (document, sentences.ToLookup(view => view.Sentence.Block));

    /// <summary>The stretches that tell of one event each; a single one, the whole document, where it reports one.</summary>
    public static IReadOnlyList<SourceSpan> Scopes(Document document, IReadOnlyList<SentenceView> sentences) => new EventSegmenter(document, sentences).Scopes();

    private IReadOnlyList<SourceSpan> Scopes()
    {
        int ahead = Enumerable.Range(1, Math.Max(0, _document.Blocks.Count - 1)).FirstOrDefault(b => _document.Blocks[b].Kind == BlockKind.Heading && _views[b].Any(view => ComingUp.Match(view.Tokens, 0) > 0), _document.Blocks.Count);
        List<Section> sections = UnderHeadings(ahead);
        if (sections.Count < 2 || sections.Select(section => section.Date).Distinct().Count() < 2) sections = Opened(0, ahead);
        // A dateline before a paragraph with an earlier day and none of its own is the report's.
        if (sections.Count > 1 && sections[0].HasDateline && !sections[1].HasDateline && sections[1].Date.CompareTo(sections[0].Date) <= 0) sections.RemoveAt(0);
        bool several = sections.Count > 1 && sections.Select(section => section.Date).Distinct().Count() > 1 && (sections[0].Place is null || sections.Select(section => section.Place).Distinct().Count() > 1);
        List<Section> coming = Items(ahead + 1);
        int end = coming.Count > 0 ? _document.Blocks[ahead].Start : _document.Text.Length;
        // What follows a section without a day of its own ("Resources", a closing paragraph) belongs to it.
        for (int s = 0; s < sections.Count; s++) sections[s] = sections[s] with { End = s + 1 < sections.Count ? sections[s + 1].First : Math.Max(sections[s].End, Math.Min(ahead, _document.Blocks.Count)) };
        List<SourceSpan> scopes = several ? sections.ConvertAll(Span) : [_document.Span(0, end)];
        return [.. scopes, .. coming.Select(Span)];
    }

    private SourceSpan Span(Section section) => _document.Span(_document.Blocks[section.First].Start, _document.Blocks[section.End - 1].End - _document.Blocks[section.First].Start);

    private List<Section> UnderHeadings(int until)
    {
        var sections = new List<Section>();
        for (int b = 1; b < until; b++)
        {
            if (!IsHeading(b)) continue;
            int end = b + 1;
            while (end < until && !IsHeading(end)) end++;
            // Prose of some length; a list of resolutions or an agenda is no report of an event.
            if (Annexes.Match(_views[b].First().Tokens, _views[b].First().Tokens[0].IsPunctuation ? 1 : 0) > 0) { b = end - 1; continue; }
            bool reports = Enumerable.Range(b + 1, end - b - 1).Any(k => _document.Blocks[k].Kind == BlockKind.Paragraph && _document.Blocks[k].Length > LeastProse);
            if (reports && Enumerable.Range(b, end - b).Select(DateIn).FirstOrDefault(date => date is not null) is { } day) sections.Add(new Section(b, end, day, null));
            b = end - 1;
        }
        return sections;
    }

    private bool IsHeading(int b) => _document.Blocks[b].Kind == BlockKind.Heading && _views[b].FirstOrDefault() is { } view && !DayWords.Contains(view.Folded(0)) && DateWords.Weekday(view.Folded(0)) is null;

    // "LIMA, 5 May – …", "On 4 February, 28 inspectors met in Port of Spain": paragraphs or items that open with a day and a place.
    private List<Section> Opened(int from, int until)
    {
        var sections = new List<Section>();
        for (int b = from; b < until; b++)
        {
            if (_document.Blocks[b].Kind == BlockKind.Heading || _document.Blocks[b].Length < LeastProse / 2 || Opens(b) is not { } section) continue;
            int end = b + 1;
            bool item = _document.Blocks[b].Kind == BlockKind.ListItem;
            while (end < until && !item && _document.Blocks[end].Kind == BlockKind.Paragraph && Opens(end) is null) end++;
            sections.Add(section with { End = end });
            b = end - 1;
        }
        return sections;
    }

    // Each line of "Coming up" with a day and a place.
    private List<Section> Items(int from)
    {
        var sections = new List<Section>();
        for (int b = from; b < _document.Blocks.Count && _document.Blocks[b].Kind != BlockKind.Heading; b++)
        {
            if (Opens(b, whole: true) is { } section) sections.Add(section);
        }
        return sections;
    }

    private Section? Opens(int b, bool whole = false)
    {
        if (_views[b].FirstOrDefault() is not { } view || DateIn(view, whole ? int.MaxValue : Opening) is not { } date || !whole && (DateWords.Has(view, "later") || DateWords.Has(view, "earlier"))) return null;
        // A report of one event names days and places too, but does not open its paragraphs with them.
        bool dated = DateIn(view, Start) is not null;
        for (int i = 0; i < Math.Min(view.Tokens.Count, whole ? int.MaxValue : dated ? 2 * Opening : Start); i++)
        {
            if (!view.Tokens[i].IsCapitalised || !Gazetteer.Begins(view.Folded(i))) continue;
            for (int words = Math.Min(3, view.Tokens.Count - i); words > 0; words--)
            {
                string name = view.Print(new Stretch(i, i + words)).Clean;
                if (Gazetteer.IsCity(name)) return new Section(b, b + 1, date, Token.Fold(name), i < 2 && DateIn(view, i) is null);
            }
        }
        return null;
    }

    private (int, int)? DateIn(int b) => _views[b].Select(view => DateIn(view, int.MaxValue)).FirstOrDefault(date => date is not null);

    // The first day that is not a law's or a deadline.
    private static (int Month, int Day)? DateIn(SentenceView view, int within)
    {
        foreach (DateMention mention in DateFinder.Find(view.Tokens))
        {
            int at = 0;
            while (at < view.Tokens.Count && view.Tokens[at].Start < mention.TextStart) at++;
            if (at < within && !DateWords.IsOfAnotherThing(view, at)) return (mention.Month, mention.FirstDay);
        }
        return null;
    }
}
