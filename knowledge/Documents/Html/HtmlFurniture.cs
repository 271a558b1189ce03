using System.Collections.Frozen;
using AngleSharp.Dom;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>Tells what belongs to the site (menus, banners, footers, share buttons, lists of other news) from what belongs to the article.</summary>
internal sealed class HtmlFurniture
{
    /// <summary>What holds this share of the page's text is no furniture, whatever its name.</summary>
    private const double MostOfThePage = 0.4;
    /// <summary>Letters of a paragraph that is certainly prose.</summary>
    private const int Prose = 80;

    private static readonly FrozenSet<string> Names = Load("furniture-names.txt"), Headings = Load("furniture-headings.txt"), Phrases = Load("furniture-phrases.txt");

    private readonly HtmlMeasures _measures;
    private readonly IElement _root;
    private readonly int _firstTitle, _lastProse;
    private readonly HashSet<INode> _elsewhere = [];

    public HtmlFurniture(IElement root, HtmlMeasures measures)
    {
        (_root, _measures) = (root, measures);
        _firstTitle = int.MaxValue;
        foreach (IElement element in root.QuerySelectorAll("*"))
        {
            HtmlMeasures.Measure measure = measures.Of(element);
            if (element.TagName == "H1" && measure.Text > 0) _firstTitle = Math.Min(_firstTitle, measure.Order);
            if (measure.OwnText >= Prose) _lastProse = Math.Max(_lastProse, measure.Order);
            if (IsHeadingLike(element, measure) && Headings.Contains(FurnitureWords.Fold(element.TextContent))) MarkElsewhere(element);
        }
    }

    /// <summary>True when a visitor would not count the element to the article.</summary>
    public bool Is(IElement element)
    {
        if (HtmlMeasures.IsUnseen(element) || _elsewhere.Contains(element)) return true;
        HtmlMeasures.Measure measure = _measures.Of(element);
        if (measure.HoldsTitle || measure.Text >= MostOfThePage * _measures.Of(_root).Text) return false;
        if (IsMarked(element, measure)) return true;
        bool outside = measure.LastOrder < _firstTitle && _firstTitle < int.MaxValue || measure.Order > _lastProse;
        return outside && measure.IsLinks && !HtmlTags.IsInline(element);
    }

    /// <summary>True for a whole line that is a handle of the page ("Share", "Skip to content").</summary>
    public static bool IsHandle(string line) => line.Length < 40 && Phrases.Contains(FurnitureWords.Fold(line));

    private bool IsMarked(IElement element, HtmlMeasures.Measure measure)
    {
        string role = element.GetAttribute("role") ?? "";
        if (element.TagName == "NAV" || role is "navigation" or "search" or "menu" or "menubar" or "toolbar" or "dialog" or "alertdialog") return true;
        bool named = HasFurnitureName(element);
        if (!named && element.TagName is not ("FOOTER" or "ASIDE" or "FORM" or "HEADER") && role is not ("banner" or "contentinfo" or "complementary")) return false;
        if (element.TagName == "HEADER" && !named) return !IsInArticle(element);
        // A box beside the article, or its foot, may say whom to contact; the foot of the page does so for the whole site.
        return measure.Contacts == 0 || measure.IsLinks || element.TagName == "FORM" || !IsInArticle(element);
    }

    private bool IsInArticle(IElement element)
    {
        for (IElement? at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (at.TagName is "ARTICLE" or "MAIN" || at.GetAttribute("role") == "main") return true;
            if (at == _root) return false;
        }
        return false;
    }

    private static bool HasFurnitureName(IElement element)
    {
        if (HtmlTags.HeadingLevel(element) > 0) return false;
        foreach (string? name in (string?[])[element.Id, element.ClassName])
        {
            if (string.IsNullOrEmpty(name)) continue;
            foreach (Range part in Words(name))
            {
                if (Names.Contains(name[part].ToLowerInvariant())) return true;
            }
        }
        return false;
    }

    // "entry-footer", "shareButtons", "ms_cookie_bar": parted by marks and by capitals.
    private static IEnumerable<Range> Words(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool letter = i < name.Length && char.IsLetterOrDigit(name[i]);
            bool capital = letter && i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (letter && !capital) continue;
            if (i > start) yield return start..i;
            start = capital ? i : i + 1;
        }
    }

    private static bool IsHeadingLike(IElement element, HtmlMeasures.Measure measure) =>
        measure.Text is > 2 and < 40 && (HtmlTags.HeadingLevel(element) > 1 || element.TagName is "STRONG" or "B" or "SUMMARY" or "LEGEND" || (element.TagName is "P" or "DIV" or "SPAN" && element.FirstElementChild is null));

    // The box that begins with the heading; where there is none, the heading and what follows up to the next one.
    private void MarkElsewhere(IElement heading)
    {
        IElement box = heading;
        while (box.ParentElement is { } parent && IsSmallBox(parent) && IsFirst(box)) box = parent;
        if (!IsSmallBox(box)) return;
        _elsewhere.Add(box);
        if (_measures.Of(box).Text > 2 * _measures.Of(heading).Text) return;
        int level = HtmlTags.HeadingLevel(heading);
        foreach (IElement next in After(box))
        {
            if (!IsSmallBox(next)) return;
            HtmlMeasures.Measure measure = _measures.Of(next);
            int other = HtmlTags.HeadingLevel(next);
            if (other > 0 && other <= level || (measure.Contacts > 0 || level == 0) && !measure.IsLinks) return;
            _elsewhere.Add(next);
        }
    }

    private bool IsSmallBox(IElement element) => element != _root && _measures.Of(element) is var measure && !measure.HoldsTitle && measure.Text < MostOfThePage * _measures.Of(_root).Text;

    private IEnumerable<IElement> After(IElement element)
    {
        INodeList siblings = element.ParentElement!.ChildNodes;
        for (int i = _measures.Of(element).Index + 1; i < siblings.Length; i++)
        {
            if (siblings[i] is IElement next) yield return next;
        }
    }

    private bool IsFirst(IElement element)
    {
        INodeList siblings = element.ParentElement!.ChildNodes;
        for (int i = _measures.Of(element).Index - 1; i >= 0; i--)
        {
            if (siblings[i] is IElement before ? _measures.Of(before).Text > 0 : siblings[i] is IText text && !string.IsNullOrWhiteSpace(text.Data)) return false;
        }
        return true;
    }

    private static FrozenSet<string> Load(string file) => FurnitureWords.Read(file);
}
