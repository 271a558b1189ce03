using AngleSharp.Dom;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>What the elements of a page hold, counted once for all. Safe on any depth.</summary>
internal sealed class HtmlMeasures
{
    private static readonly HashSet<string> Unseen = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "SVG", "HEAD", "OBJECT", "EMBED", "CANVAS", "AUDIO", "VIDEO", "BUTTON", "SELECT", "TEXTAREA", "DATALIST", "OPTION", "MATH"];

    private static readonly Measure Nothing = new();
    private readonly Dictionary<INode, Measure> _measures = [];

    /// <summary>Lengths count letters and digits.</summary>
    internal sealed class Measure
    {
        /// <summary>Place in the document's order, and that of the last element within.</summary>
        public int Order, LastOrder;
        /// <summary>Place among the parent's nodes: asking a node for its neighbour takes as long as it has siblings.</summary>
        public int Index;
        public int Text, LinkText, Links;
        /// <summary>Addresses and numbers to write or call to.</summary>
        public int Contacts;
        public bool HoldsTitle;
        /// <summary>Prose that stands in the element itself or its inline parts, not in a link.</summary>
        public int OwnText;

        /// <summary>Several links and little else.</summary>
        public bool IsLinks => Links >= 3 && LinkText >= 0.7 * Text;
    }

    public HtmlMeasures(IElement root) => Count(root);

    public Measure Of(INode node) => _measures.GetValueOrDefault(node, Nothing);

    public static bool IsUnseen(IElement element) => Unseen.Contains(element.TagName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsStyledAway(element.GetAttribute("style")) || (element.TagName == "DIALOG" && !element.HasAttribute("open"));

    private void Count(IElement root)
    {
        int order = 0;
        var open = new Stack<(IElement Element, Measure Measure, int Next)>();
        open.Push((root, Begin(root, 0, ref order), 0));
        while (open.TryPop(out (IElement Element, Measure Measure, int Next) at))
        {
            if (at.Next == at.Element.ChildNodes.Length)
            {
                at.Measure.LastOrder = order;
                if (open.TryPeek(out (IElement Element, Measure Measure, int Next) parent)) AddTo(parent.Measure, at.Element, at.Measure);
                continue;
            }
            INode child = at.Element.ChildNodes[at.Next];
            open.Push(at with { Next = at.Next + 1 });
            if (child is IText text) CountText(text.Data, at.Measure);
            else if (child is IElement element && !IsUnseen(element)) open.Push((element, Begin(element, at.Next, ref order), 0));
        }
    }

    private Measure Begin(IElement element, int index, ref int order) => _measures[element] = new Measure { Index = index, Order = ++order, HoldsTitle = element.TagName == "H1" };

    private static void CountText(string text, Measure measure)
    {
        int letters = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) letters++;
            else if (c == '@') measure.Contacts++;
        }
        measure.Text += letters;
        measure.OwnText += letters;
    }

    private static void AddTo(Measure parent, IElement element, Measure measure)
    {
        bool link = element.TagName == "A";
        bool contact = link && element.GetAttribute("href") is { } target && (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase));
        parent.Text += measure.Text;
        parent.LinkText += link && !contact ? measure.Text : measure.LinkText;
        parent.Links += link && !contact && measure.Text > 0 ? 1 : measure.Links;
        parent.Contacts += measure.Contacts + (contact ? 1 : 0);
        parent.HoldsTitle |= measure.HoldsTitle;
        if (!link && HtmlTags.IsInline(element)) parent.OwnText += measure.OwnText;
    }

    private static bool IsStyledAway(string? style) =>
        style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var plain && (plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
}

internal static class HtmlTags
{
    private static readonly HashSet<string> Inline = ["A", "ABBR", "ACRONYM", "B", "BDI", "BDO", "BIG", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "IMG", "INS", "KBD", "LABEL", "MARK", "O:P", "Q", "S", "SAMP", "SMALL", "SPAN", "STRIKE", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR"];

    public static bool IsInline(IElement element) => Inline.Contains(element.TagName);

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public static int HeadingLevel(IElement element) => element.TagName is ['H', >= '1' and <= '6'] ? element.TagName[1] - '0' : 0;
}
