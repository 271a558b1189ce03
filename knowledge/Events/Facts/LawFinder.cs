using System.Buffers;
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
        // Numbered forms first: they end where a name beside them begins.
        ReadOnlySpan<char> told = document.Plain.AsSpan(scope.Start, scope.Length);
        foreach ((Regex pattern, SearchValues<string> heads) in Patterns)
        {
            // Most texts name no code and no convention: a look for the word is cheaper than a pattern.
            if (!told.ContainsAny(heads)) continue;
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

    private static readonly (Regex Pattern, SearchValues<string> Heads)[] Patterns =
    [
        (Numbered(), Heads("Law", "Act", "Decree", "Regulation", "Proclamation", "Ordinance", "Directive", "Resolution", "Decision", "Recommendation", "Instrument", "Order", "Bill", "LB", "SB", "HB", "H.R.", "S.B.", "H.B.")),
        (Numero(), Heads("ey", "ecreto", "oi", "écret", "rdonnance", "cuerdo", "ecisión", "esolución", "irectiv", "èglement", "Protocol", "Código")),
        (Articles(), Heads("rt", "oi", "ey")),
        (Dated(), Heads("aw of", "ecree of")),
        (Ley(), Heads("Ley")),
        (Named(), Heads("Act", "Protocol", "Convention", "Code")),
        (Convenio(), Heads("Conven", "Plan")),
    ];

    private static SearchValues<string> Heads(params string[] words) => SearchValues.Create(words, StringComparison.Ordinal);

    // "building a Unified Protocol": one that is still to be made, not one that is known by name.
    private static bool IsAnyLaw(string text, int at) => IndefiniteBefore().IsMatch(text.AsSpan(Math.Max(0, at - 14), Math.Min(at, 14)));

    [GeneratedRegex(@"\b(?:an?|un|una|une|new|draft|proposed)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IndefiniteBefore();

    // "Law No. 9 of 2009 on …", "Regulation C/REG.7/11/2005", "Government Decision No. 228/2022", "Legislative Instrument 2219", "Directive 2012/29/UE", "Bill C-75", "LB 1145".
    [GeneratedRegex(@"\b(?:(?:(?:Government|Council|Cabinet|Presidential|Ministerial|Royal|Framework|Federal|Organic|Supreme)\s+)?(?:Law|Act(?=\s+No)|Decree|Regulation|Proclamation|Ordinance|Directive|Resolution|Decision|Recommendation|Legislative\s+Instrument|Statutory\s+Instrument|Executive\s+Order|Republic\s+Act)\s+(?:(?:No\.?|Nr\.?|N[°º]\.?|number)\s*)?(?:[A-Z]{1,3}/[A-Z]{2,4}\.?)?\d(?:[\d./()A-Z-]*[\d)])?(?:/[A-Z]{2,3})?(?:\s+of\s+(?:\d{1,2}\s+\p{L}+\s+)?\d{4})?(?:\s+on\s+(?:the\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:of|and(?!\s+of)|in|the|to)\b|\s+\p{Lu}[\p{L}-]+|\s*-\s*\p{Lu}[\p{L}-]+)*\p{L}|(?:\s+\p{Lu}[\p{L}-]+){1,6})?|Bill\s+[A-Z]-?\d{1,4}|(?:LB|SB|HB|H\.R\.|S\.B\.|H\.B\.)\s?\d{2,5})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // "Counter-Trafficking in Persons Act (No. 8 of 2010)", "Human Trafficking Act, 2005 (Act 694)", "Act, Chapter 10:04", "Palermo Protocol", "Convention on …", "Criminal Code (Act C of 2012, Section 192)".
    [GeneratedRegex(@"\b\p{Lu}[\p{L}-]+(?:\s+(?:in|of|and|on|against|for|the)|,?\s+\p{Lu}[\p{L}-]+){0,8}\s+(?:Act|Protocol|Convention|Code)\b(?:,?\s+\d{4}|,\s+Chapter\s+[\d:]+)?(?:\s+\((?:Act|No\.?|Cap\.?)\s*[^)]{1,30}\))?(?:\s+(?:on|Against|against)\s+\p{Lu}[\p{L}-]+(?:\s+(?:against|in|of|and)|\s+\p{Lu}[\p{L}-]+)*\s+\p{Lu}[\p{L}-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "article 433quinquies du Code pénal belge", "loi du 15 décembre 1980, article 61/2", "artículo 129-A del Código Penal".
    [GeneratedRegex(@"\b(?:[Aa]rt(?:icle|ículo|\.)\s+\d+[\w./-]*(?:\s+(?:bis|ter))?\s+(?:du|de\s+la|del)\s+(?:[Cc]ode|[Cc]ódigo|[Ll]oi|[Ll]ey)\s+\p{L}+(?:\s+\p{L}+)?|[Ll](?:oi|ey)\s+del?u?\s+\d{1,2}(?:er)?\s+(?:de\s+)?\p{L}+\s+(?:de\s+)?\d{4}(?:,\s+art(?:icle|ículo)\s+[\d/]+)?|[Ll]oi\s+du\s+\d{1,2}(?:er)?\s+\p{L}+\s+\d{4}(?:,\s+article\s+[\d/]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();

    // "law of 2 June 2014".
    [GeneratedRegex(@"\b(?:[Ll]aw|[Dd]ecree)\s+of\s+\d{1,2}\s+\p{Lu}\p{L}+\s+\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    // "Ley N.° 28950", "Decreto Supremo N.° 001-2016-IN", "Ley 985 de 2005", "loi malgache n° 2014-040 du 20 janvier 2015", "Decisión CMC N° 32/14", "Protocolo de Palermo".
    [GeneratedRegex(@"\b(?:(?:[Ll]ey|[Dd]ecreto(?:\s+(?:Supremo|Ley|Legislativo|Ejecutivo))?|[Ll]oi|[Dd]écret(?:-loi)?|[Oo]rdonnance|[Aa]cuerdo|[Dd]ecisión(?:\s+[A-Z]{2,5})?|[Rr]esolución|[Dd]irectiv[ae]|[Rr]èglement)(?:\s+\p{Ll}{4,14})?\s+(?:(?:[Nn]\.?\s*[°ºo]\.?|No\.?|núm\.?|numéro)\s*)?\d(?:[\d./-]*\d)?(?:/[\dA-Z/]+(?:e\s\p{Lu}\b)?)?(?:-[A-Z]+)?(?:\s+de(?:l)?\s+\d{4})?(?:\s+du\s+\d{1,2}(?:er)?\s+\p{L}+\s+\d{4})?(?:\s+relative\s+[àa][ux]?\s+[^.,;«]{5,80})?|Protocol[eo]\s+de\s+Palerm[eo]|Código\s+Penal(?:\s+\(art[^)]{1,30}\))?)", RegexOptions.CultureInvariant)]
    private static partial Regex Numero();

    // "Ley General en materia de Trata de Personas del 14 de junio de 2012", "Ley contra la Trata de Personas".
    [GeneratedRegex(@"\bLey(?:\s+\p{Lu}\p{L}+){0,3}\s+(?:contra|para|sobre|en\s+materia\s+de|de|del)(?:\s+(?:la|el|los|las|de|del|y|e|contra)|,?\s+\p{Lu}[\p{L}-]+){1,10}(?<=\p{Lu}\p{L}{2,20})(?:\s+del\s+\d{1,2}\s+de\s+\p{L}+\s+de\s+\d{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex Ley();

    // "Convenio núm. 29 y su Protocolo de 2014", "Convention de Varsovie", "Plan Estratégico Nacional contra la Trata", "Plan d'action de la CEDEAO contre la traite 2018-2022".
    [GeneratedRegex(@"\b(?:Conv(?:enio|ention|ención)\s+(?:núm\.?|n[°º]\.?|No\.?|N\.[°º])\s*\d+(?:\s+y\s+su\s+Protocolo\s+de\s+\d{4})?|Conven(?:tion|ción|io)\s+(?:de|du|des)\s+\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)*|Plan\s+(?:Estratégico\s+)?Nacional\s+contra\s+la\s+Trata(?:\s+de\s+Personas)?|Plan\s+d['’]action\s+(?:national|de\s+la\s+\p{Lu}+)\s+(?:contre|de\s+lutte\s+contre)\s+la\s+traite(?:\s+des\s+(?:personnes|êtres\s+humains))?(?:\s+\d{4}[-–]\d{4})?)", RegexOptions.CultureInvariant)]
    private static partial Regex Convenio();
}
