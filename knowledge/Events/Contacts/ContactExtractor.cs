using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Reads whom to reach: in each zone of contact data a new contact begins where, after a number or an address, a name, a label or a body opens a line.</summary>
internal sealed class ContactExtractor(Document document, IReadOnlyList<SentenceView> sentences)
{
    private enum Kind { Label, Body, Name, Reach }

    private sealed record Item(Kind Kind, int Start, SentenceView View, Stretch At, Reach? Reach);

    private sealed class Draft(int start)
    {
        public int Start { get; } = start;
        public List<Item> Names { get; } = [];
        public List<Item> Bodies { get; } = [];
        public List<Reach> Reaches { get; } = [];
        public Item? Label { get; set; }
    }

    public IReadOnlyList<Contact> Extract() => [.. new ContactZones(document, sentences).Find().SelectMany(Read)];

    /// <summary>Stretches that are there for contacts, though no number or address was printed.</summary>
    public IReadOnlyList<SourceSpan> WithoutReach() => [.. new ContactZones(document, sentences).WithoutReach()];

    private IEnumerable<Contact> Read(ContactZone zone)
    {
        List<Draft> drafts = Drafts(zone);
        if (drafts.TrueForAll(draft => draft.Names.Count == 0) && Byline(zone) is { } author) drafts[0].Names.Add(author);
        int end = zone.Views[^1].Sentence.End;
        for (int d = 0; d < drafts.Count; d++)
        {
            Draft draft = drafts[d];
            // A bare number in running text says not whose it is.
            bool known = draft.Names.Count > 0 || draft.Bodies.Count > 0 || draft.Label is not null || zone.IsLabelled || draft.Reaches.Exists(reach => reach.Kind is null);
            if (draft.Reaches.Count == 0 || !known) continue;
            int stop = d + 1 < drafts.Count ? drafts[d + 1].Start : end;
            if (draft.Names.Count == 0) yield return Build(zone, draft, null, stop);
            // "A or B, tel. …": both are reached there.
            foreach (Item name in draft.Names) yield return Build(zone, draft, name, stop);
        }
    }

    private static List<Draft> Drafts(ContactZone zone)
    {
        var drafts = new List<Draft> { new(zone.Views[0].Sentence.Start) };
        foreach (Item item in zone.Views.SelectMany(view => Items(view, zone.Reaches)).OrderBy(item => item.Start).ThenBy(item => item.Kind))
        {
            Draft current = drafts[^1];
            // "…, Council for Children and Families, Port Town": more of the body's line.
            if (item.Kind == Kind.Name && current.Names.Count > 0 && current.Bodies.Count > 0 && current.Reaches.Count == 0 && item.At.From > 0 && item.View.Folded(item.At.From - 1) == "," && current.Bodies[^1].View == item.View) continue;
            bool opensLine = item.Start == item.View.Sentence.Start || item.View.Tokens[item.At.From].AfterLineEnd;
            // "Media Relations / Ministry / 555 0101": a block of its own with a number is another contact, name or not.
            if (item.Kind == Kind.Reach && current.Reaches.Count > 0 && Heading(zone, item, current) is { } heading)
            {
                drafts.Add(current = new Draft(heading.Start) { Label = heading });
                if (drafts[^2].Bodies.RemoveAll(body => body.Start > heading.Start) is > 0) current.Bodies.AddRange(zone.Views.Where(view => view.Sentence.Start >= heading.Start && view.Sentence.Start <= item.Start).SelectMany(BodiesOf));
            }
            bool opens = current.Reaches.Count > 0 && (item.Kind is Kind.Name or Kind.Label || item.Kind == Kind.Body && opensLine);
            if (opens) drafts.Add(current = new Draft(item.Start));
            switch (item.Kind)
            {
                case Kind.Name: current.Names.Add(item); break;
                case Kind.Body: current.Bodies.Add(item); break;
                case Kind.Label: current.Label = current.Label is { } first && !ContactRoles.IsPlainLabel(first.View, first.At) ? first : item; break;
                default: current.Reaches.Add(item.Reach!); break;
            }
        }
        // "press@… (Jane Doe)": the name after the only address is its owner's.
        if (drafts.Count == 2 && drafts[1].Reaches.Count == 0 && drafts[0].Names.Count == 0 && drafts[1].Names.Count > 0) drafts[0].Names.AddRange(drafts[1].Names);
        return drafts;
    }

    // The first line after the blank line above the number, where it has no number itself and the numbers so far stand before it.
    private static Item? Heading(ContactZone zone, Item reach, Draft current)
    {
        int above = reach.View.Document.Plain.LastIndexOf("\n\n", reach.Start, StringComparison.Ordinal);
        if (above < 0 || zone.Views.FirstOrDefault(view => view.Sentence.Start > above) is not { } first) return null;
        if (first.Sentence.Start <= current.Start || current.Reaches.Exists(other => other.Start >= first.Sentence.Start)) return null;
        int to = 1;
        while (to < first.Tokens.Count && !first.Tokens[to].AfterLineEnd) to++;
        bool words = to <= 8 && Enumerable.Range(0, to).All(k => first.Tokens[k].IsWord) && first.Tokens[0].IsCapitalised && !ReachFinder.IsPhoneWord(first.Folded(0));
        return words && first.Tokens[to - 1].End <= reach.Start ? new Item(Kind.Label, first.Sentence.Start, first, new Stretch(0, to), null) : null;
    }

    private static IEnumerable<Item> BodiesOf(SentenceView view) => view.Bodies.Select(body => new Item(Kind.Body, view.Tokens[body.From].Start, view, body, null));

    private static IEnumerable<Item> Items(SentenceView view, IReadOnlyList<Reach> reaches)
    {
        List<Reach> own = [.. reaches.Where(reach => reach.Start >= view.Sentence.Start && reach.Start < view.Sentence.End)];
        bool IsReach(Stretch at) => own.Exists(reach => view.Tokens[at.From].Start < reach.End && view.Tokens[at.To - 1].End > reach.Start);
        List<Stretch> names = ContactNames.Find(view);
        foreach (Stretch name in names) yield return new Item(Kind.Name, view.Tokens[name.From].Start, view, name, null);
        foreach (Stretch body in view.Bodies)
        {
            if (!names.Exists(name => name.Overlaps(body)) && !IsReach(body)) yield return new Item(Kind.Body, view.Tokens[body.From].Start, view, body, null);
        }
        foreach (Stretch label in ContactLabels(view)) yield return new Item(Kind.Label, view.Tokens[label.From].Start, view, label, null);
        foreach (Reach reach in own) yield return new Item(Kind.Reach, reach.Start, view, new Stretch(0, 1), reach);
    }

    // "Spanish-language media:", "· Logistics and visas:": words before a colon at the start of a line or after a mark; "Tel.:" and "E-mail:" are none.
    private static IEnumerable<Stretch> ContactLabels(SentenceView view)
    {
        int from = 0;
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            string mark = view.Tokens[i].Text;
            if (mark == ":" && i > from && i - from <= 8 && !ReachFinder.IsPhoneWord(view.Folded(from)) && !Enumerable.Range(from, i - from).Any(k => view.Folded(k) is "email" or "e-mail" or "mail" or "correo" or "courriel" or "electronico" or "web" or "website" or "http" or "https" or "mailto" or "e")) yield return new Stretch(from, i);
            if (mark is ":" or "·" or "|" or ";" or "•" or "." or "/" or "(" or "," || i + 1 < view.Tokens.Count && view.Tokens[i + 1].AfterLineEnd) from = i + 1;
        }
    }

    // "Prepared by X, documentation officer." right before an address without a name.
    private Item? Byline(ContactZone zone)
    {
        SentenceView? before = sentences.LastOrDefault(view => view.Sentence.End <= zone.Views[0].Sentence.Start);
        if (before is null || before.Tokens.Count > 16 || before.Folded(1) is not ("by" or "por" or "par")) return null;
        return ContactNames.Find(before).Select(name => new Item(Kind.Name, before.Tokens[name.From].Start, before, name, null)).FirstOrDefault();
    }

    private Contact Build(ContactZone zone, Draft draft, Item? name, int stop)
    {
        SentenceView[] views = [.. zone.Views.Where(view => view.Sentence.End > draft.Start && view.Sentence.Start < stop)];
        Printed? role = name is null ? null : ContactRoles.Beside(name.View, name.At, views, draft.Reaches);
        role ??= draft.Label is { } label && !ContactRoles.IsPlainLabel(label.View, label.At) ? label.View.Print(label.At) : null;
        Item? body = draft.Bodies.Find(item => name is not null && item.Start > name.Start) ?? draft.Bodies.FirstOrDefault();
        Phone[] phones = [.. draft.Reaches.Where(reach => reach.Kind is not null).Select(reach => new Phone(document.Print(reach.Start, reach.Length), reach.Kind!.Value, null))];
        Printed[] emails = [.. draft.Reaches.Where(reach => reach.Kind is null).Select(reach => document.Print(reach.Start, reach.Length)).DistinctBy(email => email.Clean.ToLowerInvariant())];
        return new Contact(name?.View.Print(name.At), role, body?.View.Print(body.At), phones, emails) { Evidence = document.Print(draft.Start, Math.Max(draft.Reaches[^1].End, Math.Min(stop, draft.Reaches[^1].End)) - draft.Start).Source };
    }
}
