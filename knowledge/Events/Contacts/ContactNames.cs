using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Places;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Finds the names of people in a contact line, where a name may stand with nothing to vouch for it.</summary>
internal static class ContactNames
{
    private static readonly FrozenSet<string> Openers =
        ["contact", "contacter", "contactez", "contactar", "contactarse", "comunicarse", "by", "por", "par", "or", "and", "o", "y", "ou", "et", "con", "with", "a", "to", "aupres", "de", "attention", "att", "call", "write", "escribir", "ecrire", "email", "to:"];

    /// <summary>The stretches of a sentence that are names: a run of two to five capitalised words after a separator, or any after an honorific.</summary>
    public static List<Stretch> Find(SentenceView view)
    {
        var names = new List<Stretch>();
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            bool honorific = HonorificBefore(view, i);
            if (!honorific && !Opens(view, i)) continue;
            int to = i;
            while (to < view.Tokens.Count && to - i < 6 && IsNameWord(view, to, i, honorific)) to++;
            while (to > i && Words.Particles.Contains(view.Folded(to - 1)) && !view.Tokens[to - 1].IsCapitalised) to--;
            // "Imagen Institucional:": a label.
            if (!honorific && view.Folded(to) == ":") continue;
            // "SE AGRADECE SU DIFUSIÓN".
            if (!honorific && to - i > 3 && Enumerable.Range(i, to - i).All(k => view.Tokens[k].IsUpper)) continue;
            if (to - i < (honorific ? 1 : 2) || to - i > 5 || !Closes(view, to) || IsPlace(view, i, to)) continue;
            names.Add(new Stretch(i, to));
            i = to - 1;
        }
        return names;
    }

    private static bool HonorificBefore(SentenceView view, int i)
    {
        for (int k = Math.Max(0, i - 3); k < i; k++)
        {
            if (Words.Honorifics.Match(view.Tokens, k) == i - k) return Words.Honorifics.Match(view.Tokens, i) == 0;
        }
        return false;
    }

    private static bool Opens(SentenceView view, int i) =>
        i == 0 || view.Tokens[i].AfterLineEnd || view.Tokens[i - 1].IsPunctuation && view.Folded(i - 1) is not ("'" or "’" or "&" or "@" or "/" or ".") || Openers.Contains(view.Folded(i - 1)) || view.Folded(i - 1) == "/" && !view.Tokens[i].IsNumber
        // ": sœur Bénédicte Aubanel", ", abogada Rosa Paz": a small word for what they are.
        || i >= 2 && view.Tokens[i - 1].IsWord && !view.Tokens[i - 1].IsCapitalised && view.Tokens[i - 2].Text is ":" or "," && Words.Bodies.Match(view.Tokens, i - 1) == 0 && !SentenceView.IsPreposition(view.Folded(i - 1));

    private static bool IsNameWord(SentenceView view, int i, int from, bool honorific)
    {
        Text.Token token = view.Tokens[i];
        if (i > from && token.AfterLineEnd || !token.IsWord) return false;
        if (i > from && Words.Particles.Contains(token.Folded)) return true;
        // "Luis Paz": after a given name an ordinary word is a surname.
        bool surname = i == from + 1 && NameReader.IsGivenName(view.Tokens, from) && token.Text.Length > 2 && !token.IsUpper && Words.Bodies.Match(view.Tokens, i) == 0;
        if (!token.IsCapitalised || NameReader.IsNoName(token.Folded) && !surname || Words.Honorifics.Match(view.Tokens, i) > 0 || Openers.Contains(token.Folded) && !honorific && !token.Text.EndsWith('.')) return false;
        if (ReachFinder.IsPhoneWord(token.Folded) && token.Folded.Length > 2 || token.Folded is "email" or "e-mail" or "mail" or "correo" or "courriel") return false;
        if (Words.Roles.Match(view.Tokens, i) > 0 && !honorific || Words.BodyWords.Contains(token.Folded) && !honorific && !surname) return false;
        // "NAGY Orsolya": a surname in capitals looks like an acronym.
        return view.BodyCovering(i) is not { } body || body.Count == 1 && Words.Bodies.Match(view.Tokens, i) == 0 && IsSurname(view, i, from);
    }

    // Capitals beside a given name in small letters, and nowhere in the text alone, as an acronym would be.
    private static bool IsSurname(SentenceView view, int i, int from)
    {
        string word = view.Tokens[i].Text;
        int partner = i > from ? i - 1 : i + 1;
        if (partner >= view.Tokens.Count || view.Tokens[partner].IsUpper || !view.Tokens[partner].IsCapitalised || word.Length < 3 || NameReader.IsNoName(view.Folded(partner)) || CountryNames.IsCountryName(view.Tokens[partner].Text) || Gazetteer.IsCity(view.Tokens[partner].Text)) return false;
        string text = view.Document.Plain;
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && char.IsLetter(text[at - 1]) || at + word.Length < text.Length && char.IsLetter(text[at + word.Length])) continue;
            if (text.AsSpan(at, Math.Min(60, text.Length - at)).IndexOf(view.Tokens[partner].Text) < 0 && text.AsSpan(Math.Max(0, at - 40), Math.Min(40, at)).IndexOf(view.Tokens[partner].Text) < 0) return false;
        }
        return true;
    }

    // What follows a name: nothing, a mark, a preposition, a role, a number.
    private static bool Closes(SentenceView view, int to) =>
        to >= view.Tokens.Count || view.Tokens[to].AfterLineEnd || view.Tokens[to].IsPunctuation || view.Tokens[to].IsNumber || !view.Tokens[to].IsCapitalised || Words.Roles.Match(view.Tokens, to) > 0 || view.BodyAt(to) is not null || ReachFinder.IsPhoneWord(view.Folded(to)) || NameReader.IsNoName(view.Folded(to));

    private static bool IsPlace(SentenceView view, int from, int to)
    {
        string name = view.Print(new Stretch(from, to)).Clean;
        return CountryNames.IsCountryName(name) || Gazetteer.IsCity(name) || view.Folded(to) is "street" or "st" or "avenue" or "road" or "building";
    }
}
