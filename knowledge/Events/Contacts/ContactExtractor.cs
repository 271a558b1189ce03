using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Reads whom to reach: blocks and lines with telephone numbers or e-mail addresses, and the name, role and body beside them.</summary>
/// <remarks>A contact is a run of neighbouring blocks that follow a contact label, or a single block that holds a number or an address.</remarks>
internal sealed partial class ContactExtractor(Document document, IReadOnlyList<SentenceView> sentences)
{
    private sealed record Reach(int Start, int Length, PhoneKind? Phone);

    public IReadOnlyList<Contact> Extract()
    {
        var contacts = new List<Contact>();
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            int last = Extent(b);
            if (last < b) continue;
            contacts.AddRange(Read(document.Blocks[b].Start, document.Blocks[last].End));
            b = last;
        }
        return contacts;
    }

    // From a label or a line with a number, as long as short lines with names, numbers and addresses follow.
    private int Extent(int first)
    {
        bool label = Label().IsMatch(Slice(first));
        bool reach = HasReach(first);
        if (!label && !reach) return first - 1;
        int last = reach ? first : first - 1;
        for (int b = first + 1; b < document.Blocks.Count && b <= first + 9; b++)
        {
            Block block = document.Blocks[b];
            bool has = HasReach(b);
            if (!has && (block.Length > 80 || Slice(b).TrimEnd().EndsWith('.') || (!label && !NextHasReach(b)))) break;
            if (has && block.Length > 250) break;
            if (has) last = b;
        }
        return last;
    }

    private bool NextHasReach(int b) => b + 1 < document.Blocks.Count && HasReach(b + 1) && document.Blocks[b + 1].Length < 80;
    private string Slice(int b) => document.Plain.Substring(document.Blocks[b].Start, document.Blocks[b].Length);
    private bool HasReach(int b) => Reaches(document.Blocks[b].Start, document.Blocks[b].End).Count > 0;

    private IEnumerable<Contact> Read(int start, int end)
    {
        List<Reach> reaches = Reaches(start, end);
        List<(SentenceView View, PersonMention Person, int Start)> people = [];
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.End <= start || view.Sentence.Start >= end) continue;
            people.AddRange(ContactNames.Find(view, start).Select(p => (view, p, view.Tokens[p.Name!.Value.From].Start)));
        }
        if (people.Count == 0) people.AddRange(Byline(start));
        people.RemoveAll(p => reaches.Count > 0 && p.Start > reaches[^1].Start);
        if (people.Count == 0)
        {
            yield return Build(start, end, null, reaches);
            yield break;
        }
        for (int p = 0; p < people.Count; p++)
        {
            int from = p == 0 ? start : people[p].Start;
            int to = p + 1 < people.Count ? people[p + 1].Start : end;
            List<Reach> own = reaches.FindAll(r => r.Start >= from && r.Start < to);
            if (own.Count == 0) continue;
            yield return Build(from, Math.Min(to, own[^1].Start + own[^1].Length), (people[p].View, people[p].Person), own);
        }
    }

    // "Prepared by X, documentation officer." right before an address without a name.
    private IEnumerable<(SentenceView View, PersonMention Person, int Start)> Byline(int start)
    {
        SentenceView? before = sentences.LastOrDefault(view => view.Sentence.End <= start);
        if (before is null || before.Tokens.Count > 16 || before.Folded(1) is not ("by" or "por" or "par")) yield break;
        foreach (PersonMention person in ContactNames.Find(before, 0)) yield return (before, person, start);
    }

    private Contact Build(int start, int end, (SentenceView View, PersonMention Person)? who, List<Reach> reaches)
    {
        Printed? name = who is { } w ? w.View.Print(w.Person.Name!.Value) : null;
        Printed? role = who is { Person.Role: { } r } a ? a.View.Print(r) : null;
        Printed? body = who is { Person.Body: { } o } c ? c.View.Print(o) : null;
        int nameEnd = name is null ? start : name.Source.End;
        if (body is null)
        {
            // "IOM Paraguay" on the line after the name, or before the first number.
            foreach (SentenceView view in sentences)
            {
                if (view.Sentence.Start < start || view.Sentence.Start >= end) continue;
                Stretch? first = view.Bodies.Cast<Stretch?>().FirstOrDefault(s => view.Tokens[s!.Value.From].Start >= (name is null ? start : nameEnd));
                if (first is { } found) { body = view.Print(found); break; }
            }
        }
        Phone[] phones = [.. reaches.Where(x => x.Phone is not null).Select(x => PhoneNumbers.Read(document.Print(x.Start, x.Length), x.Phone!.Value, document))];
        Printed[] emails = [.. reaches.Where(x => x.Phone is null).Select(x => document.Print(x.Start, x.Length)).DistinctBy(p => p.Clean)];
        return new Contact(name, role, body, phones, emails) { Evidence = document.Print(start, end - start).Source };
    }

    private List<Reach> Reaches(int start, int end)
    {
        var reaches = new List<Reach>();
        string text = document.Plain;
        for (Match match = Email().Match(text, start, end - start); match.Success; match = match.NextMatch()) reaches.Add(new Reach(match.Index, match.Length, null));
        for (Match match = PhoneNumber().Match(text, start, end - start); match.Success; match = match.NextMatch())
        {
            Group number = match.Groups["number"];
            if (reaches.Exists(r => r.Start <= number.Index && number.Index < r.Start + r.Length) || number.Value.Count(char.IsDigit) < 6) continue;
            PhoneKind? kind = Kind(text[Math.Max(start, number.Index - 22)..number.Index]);
            bool labelled = kind is not null;
            if (!labelled && !number.Value.StartsWith('+')) continue;
            reaches.Add(new Reach(number.Index, number.Length, kind ?? PhoneKind.Unspecified));
        }
        reaches.Sort((a, b) => a.Start.CompareTo(b.Start));
        return reaches;
    }

    private static PhoneKind? Kind(string before)
    {
        string folded = Token.Fold(before);
        (string Word, PhoneKind Kind)[] words =
        [
            ("whatsapp", PhoneKind.WhatsApp), ("mob", PhoneKind.Mobile), ("cell", PhoneKind.Mobile), ("celular", PhoneKind.Mobile), ("movil", PhoneKind.Mobile), ("portable", PhoneKind.Mobile), ("gsm", PhoneKind.Mobile),
            ("tel", PhoneKind.Telephone), ("phone", PhoneKind.Telephone), ("central", PhoneKind.Telephone), ("int.", PhoneKind.Telephone), ("ext", PhoneKind.Telephone), ("call", PhoneKind.Telephone), ("fax", PhoneKind.Fax),
        ];
        (int at, PhoneKind? kind) = (-1, (PhoneKind?)null);
        foreach ((string word, PhoneKind k) in words)
        {
            int index = folded.LastIndexOf(word, StringComparison.Ordinal);
            if (index > at) (at, kind) = (index, k);
        }
        return kind;
    }

    [GeneratedRegex(@"(?im)^\W*(for (further|more|additional) information|for (media|press) (inquiries|enquiries)|media (contact|enquiries|inquiries)|press contact|contacts?\b|contact persons?|contactos?\b|para (m[aá]s|mayor) informaci[oó]n|para entrevistas|pour (plus|tout|toute) |renseignements|secretar[ií]a\b|questions about)")]
    private static partial Regex Label();

    [GeneratedRegex(@"[\p{L}\d](?:[\p{L}\d._%+'-]{0,60}[\p{L}\d_])?(?:@|\s?[\[(]\s?(?:at|arobase|arroba|a)\s?[\])]\s?)[\p{L}\d-]{1,60}(?:\.[\p{L}\d-]{1,60}){1,5}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\d.])(?<number>\+?[ \t]?\(?\d[\d \t().\-/–]{4,26}\d(?:(?:,?\s?(?:ext\.?|x|anexo|int\.?|poste|extensi[oó]n|extension)\s?)\d{1,6})?)(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneNumber();
}
