using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Finds laws, decrees, conventions and protocols by their printed forms ("Law No. 4788/12 …", "Ley 985 de 2005", "Palermo Protocol").</summary>
internal static partial class LawFinder
{
    public static IReadOnlyList<Printed> Find(Document document, SourceSpan scope)
    {
        var laws = new List<Printed>();
        foreach (Regex pattern in (Regex[])[Named(), Numbered(), Romance(), Articles()])
        {
            for (Match match = pattern.Match(document.Plain, scope.Start, scope.Length); match.Success; match = match.NextMatch())
            {
                if (IsAnyLaw(document.Plain, match.Index)) continue;
                Printed law = document.Print(match.Index, match.Length);
                if (laws.Exists(l => l.Source.Overlaps(law.Source) || Token.Fold(l.Clean) == Token.Fold(law.Clean))) continue;
                laws.Add(law);
            }
        }
        return [.. laws.OrderBy(l => l.Source.Start)];
    }

    // "building a Unified Protocol": one that is still to be made, not one that is known by name.
    private static bool IsAnyLaw(string text, int at) => IndefiniteBefore().IsMatch(text.AsSpan(Math.Max(0, at - 14), Math.Min(at, 14)));

    [GeneratedRegex(@"\b(?:an?|un|una|une|new|draft|proposed)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IndefiniteBefore();

    // "Law No. 9 of 2009 on …", "Regulation No. 90 of 2009", "Proclamation No. 909/2015", "Legislative Instrument 2219", "Directive 2012/29/UE", "article 433quinquies du Code pénal".
    [GeneratedRegex(@"\b(?:Law|Act(?=\s+No)|Decree|Regulation|Proclamation|Ordinance|Directive|Resolution|Legislative\s+Instrument)\s+(?:(?:No\.?|Nr\.?|N[°º]\.?|number)\s*)?\d(?:[\d./-]*\d)?(?:/[A-Z]{2,3})?(?:\s+of\s+(?:\d{1,2}\s+\p{L}+\s+)?\d{4})?(?:\s+on\s+(?:the\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:of|and(?!\s+of)|in|the|to)\b|\s+\p{Lu}[\p{L}-]+|\s*-\s*\p{Lu}[\p{L}-]+)*\p{L}|(?:\s+\p{Lu}[\p{L}-]+){1,6})?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // "Counter-Trafficking in Persons Act (No. 8 of 2010)", "Human Trafficking Act, 2005 (Act 694)", "Palermo Protocol", "Council of Europe Convention on …".
    [GeneratedRegex(@"\b\p{Lu}[\p{L}-]+(?:\s+(?:in|of|and|on|against|for|the)|\s+\p{Lu}[\p{L}-]+){0,8}\s+(?:Act|Protocol|Convention|Code)\b(?:,?\s+\d{4})?(?:\s+\((?:Act|No\.?|Cap\.?)\s*[^)]{1,30}\))?(?:\s+on\s+\p{Lu}[\p{L}-]+(?:\s+(?:against|in|of|and)|\s+\p{Lu}[\p{L}-]+)*\s+\p{Lu}[\p{L}-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "article 433quinquies du Code pénal belge", "loi du 15 décembre 1980, article 61/2", "artículo 129-A del Código Penal".
    [GeneratedRegex(@"\b(?:[Aa]rt(?:icle|ículo|\.)\s+\d+[\w./-]*\s+(?:du|de\s+la|del)\s+(?:[Cc]ode|[Cc]ódigo|[Ll]oi|[Ll]ey)\s+\p{L}+(?:\s+\p{L}+)?|[Ll](?:oi|ey)\s+del?u?\s+\d{1,2}(?:er)?\s+(?:de\s+)?\p{L}+\s+(?:de\s+)?\d{4}(?:,\s+art(?:icle|ículo)\s+[\d/]+)?|[Ll]oi\s+du\s+\d{1,2}(?:er)?\s+\p{L}+\s+\d{4}(?:,\s+article\s+[\d/]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();

    // "Ley N.° 28950", "Decreto Supremo N.° 001-2016-IN", "Ley 985 de 2005", "loi n° 2016-1111 relative à …", "Código Penal (artículo 129-A)", "Protocolo de Palermo".
    [GeneratedRegex(@"\b(?:(?:[Ll]ey|[Dd]ecreto(?:\s+(?:Supremo|Ley|Legislativo))?|[Ll]oi|[Dd]écret|[Oo]rdonnance|[Aa]cuerdo)\s+(?:(?:[Nn]\.?\s*[°ºo]\.?|No\.?|núm\.?|numéro)\s*)?\d(?:[\d./-]*\d)?(?:/[\dA-Z/]+(?:e\s\p{Lu}\b)?)?(?:-[A-Z]+)?(?:\s+de(?:l)?\s+\d{4})?(?:\s+relative\s+à\s+[^.,;«]{5,80})?|Protocol[eo]\s+de\s+Palerm[eo]|Código\s+Penal(?:\s+\(art[^)]{1,30}\))?|Conven(?:tion|ción|io)\s+(?:de|du|des)\s+\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Romance();
}
