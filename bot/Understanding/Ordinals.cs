using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Understanding;

/// <summary>"The second one", "2", "la última", « le premier »: a choice by number.</summary>
internal static class Ordinals
{
    private static readonly string[][] Forms =
    [
        ["1", "first", "1st", "primero", "primera", "primer", "premier", "premiere", "1er"], ["2", "second", "2nd", "segundo", "segunda", "deuxieme", "seconde"],
        ["3", "third", "3rd", "tercero", "tercera", "tercer", "troisieme"], ["4", "fourth", "4th", "cuarto", "cuarta", "quatrieme"], ["5", "fifth", "5th", "quinto", "quinta", "cinquieme"], ["6", "sixth", "6th", "sexto", "sexta", "sixieme"],
    ];

    /// <summary>From 1; -1 for the last; null where the words hold no choice by number.</summary>
    public static int? Of(QuestionText words)
    {
        if (words.HasAny("last", "latter", "ultimo", "ultima", "dernier", "derniere")) return -1;
        int at = Array.FindIndex(Forms, forms => words.HasAny(forms));
        return at < 0 ? null : at + 1;
    }
}
