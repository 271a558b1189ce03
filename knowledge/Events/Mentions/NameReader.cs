using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Reads where people's names begin and end: runs of capitalised words, particles between them, that are no body, post or month.</summary>
internal sealed class NameReader(SentenceView view)
{
    private static readonly FrozenSet<string> NotNames = Words.Lines("notnames.txt").ToFrozenSet();

    private IReadOnlyList<Token> Tokens => view.Tokens;

    /// <summary>True for words that, with a capital, are no part of a person's name.</summary>
    public static bool IsNoName(string folded) => NotNames.Contains(folded);

    /// <summary>True where a given name stands that a surname or initial follows.</summary>
    public static bool BeginsWithGivenName(IReadOnlyList<Token> tokens, int i) =>
        IsGivenName(tokens, i) && i + 1 < tokens.Count && tokens[i + 1].IsWord && (tokens[i + 1].IsCapitalised || Words.Particles.Contains(tokens[i + 1].Folded)) && !NotNames.Contains(tokens[i + 1].Folded);

    public static bool IsGivenName(IReadOnlyList<Token> tokens, int i) => i < tokens.Count && tokens[i].IsCapitalised && (Words.GivenNames.Contains(tokens[i].Folded) || tokens[i].Folded.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && Words.GivenNames.Contains(tokens[i].Folded[..hyphen]));

    /// <summary>The longest name that begins at <paramref name="i"/>, after the honorifics that begin there.</summary>
    /// <param name="free">First token that belongs to no earlier person.</param>
    public (Stretch Name, int HonorificFrom)? At(int i, int free)
    {
        int at = i;
        while (HonorificAt(at) is var n and > 0) at += n;
        if (!IsNameWord(at)) return null;
        if (at == i && i > free && IsNameWord(i - 1) && Words.Honorifics.Match(Tokens, i - 1) == 0) return null;
        int to = End(at);
        int honorific = i;
        if (at == i && AfterPlace(at, to) is var start && start > at) at = honorific = start;
        return (new Stretch(at, to), honorific);
    }

    private int End(int at)
    {
        int to = at + 1;
        while (to < Tokens.Count)
        {
            if (IsNameWord(to)) { to++; continue; }
            if (IsNickname(to)) { to += 4; continue; }
            int k = to;
            while (k < Tokens.Count && k < to + 3 && Words.Particles.Contains(Tokens[k].Folded) && !(SentenceView.IsOf(Tokens[k].Folded) && k > to && !SentenceView.IsArticle(Tokens[k].Folded) && Tokens[k].Folded != "los")) k++;
            if (k == to || k >= Tokens.Count || !IsNameWord(k) || !ParticlesJoin(to, k)) break;
            to = k + 1;
        }
        return to;
    }

    // Maria "Mia" Lund
    private bool IsNickname(int i) => view.Folded(i) is "\"" or "“" or "«" or "'" or "‘" && view.Folded(i + 2) is "\"" or "”" or "»" or "'" or "’" && IsNameWord(i + 1) && IsNameWord(i + 3);

    // "Ambassador to Kenya Kenji Morita", "fiscal de Lima Ana Paz": the name begins after the place.
    private int AfterPlace(int at, int to)
    {
        if (at == 0 || !SentenceView.IsPreposition(view.Folded(at - 1)) || BeginsWithGivenName(Tokens, at)) return at;
        for (int k = at + 1; k + 1 < to; k++)
        {
            if (IsGivenName(Tokens, k) || IsCountry(at, k)) return k;
        }
        return at;
    }

    private bool IsCountry(int from, int to) => Places.CountryNames.IsCountryName(string.Join(' ', Enumerable.Range(from, to - from).Select(k => Tokens[k].Text)));

    // "Lucía Bustíos de la Colina" goes on; "Rengifo of IOM", "fiscal de Madrid", "Juan y María" do not.
    private bool ParticlesJoin(int particle, int next)
    {
        string first = Tokens[particle].Folded;
        if (view.BodyCovering(next) is not null || Places.CountryNames.IsCountryName(Tokens[next].Text)) return false;
        if (first is "y" or "e") return next + 1 < Tokens.Count && particle >= 2 && IsNameWord(particle - 2) && !IsNameWord(next + 1) && !IsGivenName(Tokens, next) && Tokens[next + 1].Folded is not ("y" or "de");
        // "Jeanne d'Arc Zaninka": the particle of a given name; "Paul Kouassi d'Abidjan" says from where.
        if (first is "d'") return particle >= 1 && IsGivenName(Tokens, particle - 1) && !IsNameWord(particle - 2);
        if (first is "el" or "al" && !Tokens[particle].IsCapitalised && view.Document.Language == Language.Spanish) return false;
        return first is not ("los" or "las");
    }

    /// <summary>How many tokens from <paramref name="i"/> are an honorific with its point, or "(Rtd.)" between rank and name; 0 when none.</summary>
    public int HonorificAt(int i)
    {
        int n = Words.Honorifics.Match(Tokens, i);
        // "DI Siobhan Shaw", "PNP Rosa Díaz": a short form in capitals before a given name is a title, whatever it stands for.
        if (n == 0 && i < Tokens.Count && Tokens[i].IsUpper && Tokens[i].Text.Length is 2 or 3 && view.BodyCovering(i) is null && BeginsWithGivenName(Tokens, i + 1) && !IsGivenName(Tokens, i)) return 1;
        if (n == 0) return Retired(i);
        Token token = Tokens[i];
        if (token.Text is "d" or "D" or "m" or "M" or "fr" or "don" && view.Document.Language == Language.English) return 0;
        // Short forms and, in English, all forms have a capital: "me", "master" and "father" are ordinary words without it.
        if (!token.IsCapitalised && (view.Document.Language == Language.English || token.Folded.Length < 4 && token.Folded is not ("don" or "dona" or "sra" or "sr" or "su"))) return 0;
        if (token.Folded == "me" && token.IsUpper) return 0;
        return i + n < Tokens.Count && Tokens[i + n].Text == "." ? n + 1 : n;
    }

    private int Retired(int i)
    {
        if (i == 0 || view.Folded(i) != "(" || view.Folded(i + 1).TrimEnd('.') is not ("rtd" or "ret" or "r" or "retd")) return 0;
        int close = i + 2;
        while (close < Tokens.Count && Tokens[close].Text != ")") close++;
        return close < Tokens.Count && close < i + 4 ? close - i + 1 : 0;
    }

    /// <summary>True when the token may be a word of a person's name.</summary>
    public bool IsNameWord(int i)
    {
        if (i < 0 || i >= Tokens.Count) return false;
        Token token = Tokens[i];
        if (!token.IsWord || !token.IsCapitalised || view.BodyCovering(i) is not null) return false;
        if (HonorificAt(i) > 0 && !(token.Text.Length > 3 && token.Text[^1] != '.' && (i + 1 >= Tokens.Count || Tokens[i + 1].Text != ".") && i > 0 && (IsCapitalWord(i - 1) || Words.Particles.Contains(view.Folded(i - 1))))) return false;
        if (Words.PostAt(Tokens, i) > 0 && !IsSurname(i)) return false;
        // "Ministries of Foreign Affairs, …": bodies, though nobody's own name.
        if (Words.PluralBodies.Contains(token.Folded) && !(i > 0 && IsCapitalWord(i - 1)) && !BeginsWithGivenName(Tokens, i)) return false;
        // "Lợi" is not the French "loi": letters of other alphabets make no word of these lists.
        if ((NotNames.Contains(token.Folded) || Words.Fields.Contains(token.Folded) && view.Document.Language == Language.English) && token.Text.All(c => c <= 'ÿ') && !BeginsWithGivenName(Tokens, i)) return false;
        if (BodyFinder.IsMonth(token.Folded) && !BeginsWithGivenName(Tokens, i)) return false;
        if (i == 0 && !view.Sentence.OpensBlock && token.Text.Length <= 3 && Words.VerbKind(token.Folded) == "aux") return false;
        return !(i == 0 && (SentenceView.IsArticle(token.Folded) || SentenceView.IsPreposition(token.Folded)));
    }

    // "Rodolfo Pastor", "Elena Alcalde Ruiz": a word for a post that follows a given name with a capital, and that nothing goes on from as from a post.
    private bool IsSurname(int i)
    {
        Token token = Tokens[i];
        if (i == 0 || token.Text.Length < 4 || !IsCapitalWord(i - 1) || Words.Roles.Match(Tokens, i) > 1 || SentenceView.IsPreposition(view.Folded(i + 1))) return false;
        if (IsGivenName(Tokens, i - 1) && HonorificAt(i - 1) == 0 && view.BodyCovering(i - 1) is null) return true;
        return view.Document.Language != Language.English && !token.IsUpper && !NotNames.Contains(Tokens[i - 1].Folded) && Words.PostAt(Tokens, i - 1) == 0 && HonorificAt(i - 1) == 0 && view.BodyCovering(i - 1) is null;
    }

    private bool IsCapitalWord(int i) => Tokens[i].IsWord && Tokens[i].IsCapitalised;
}
