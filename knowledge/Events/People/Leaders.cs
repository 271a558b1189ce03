using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Tells who is only named as the head of a body: "the Ministry, headed by X", "la Secretaría, a cargo de X", "la Dirección, que conduce X".</summary>
internal static class Leaders
{
    private const int Before = 6;

    public static bool Is(SentenceView view, Stretch person)
    {
        int k = person.From - 1;
        while (k > 0 && SentenceView.IsArticle(view.Folded(k))) k--;
        int body = LastOfBody(view, k);
        return body >= 0 && view.BodyCovering(body) is { } headed && !Enumerable.Range(Math.Max(0, headed.From - Before), Math.Min(Before, headed.From)).Any(n => IsParty(view.Folded(n)));
    }

    // The token before the words of heading; -1 where there are none.
    private static int LastOfBody(SentenceView view, int k)
    {
        int at;
        if (view.Folded(k) is "by" or "por" or "par" && IsHeading(view.Folded(k - 1))) at = k - 2;
        else if (SentenceView.IsOf(view.Folded(k)) && view.Folded(k - 1) == "cargo" && view.Folded(k - 2) == "a") at = k - 3;
        else if (view.Folded(k) is "conduce" or "encabeza" or "lidera" or "dirige" or "preside" && view.Folded(k - 1) is "que" or "qui") at = k - 2;
        else return -1;
        return view.Folded(at) == "," ? at - 1 : at;
    }

    private static bool IsHeading(string folded) => folded is "headed" or "led" or "encabezado" or "encabezada" or "liderado" or "liderada" or "presidida" or "presidido" or "dirigida" or "dirigido" or "dirige" or "dirigee" or "preside" or "presidee";

    // A delegation that somebody headed came with them.
    private static bool IsParty(string folded) => folded is "delegation" or "delegacion" or "team" or "equipo" or "equipe" or "grupo" or "group" or "groupe" or "comitiva" or "comision" or "panel" or "mesa" or "mission";
}
