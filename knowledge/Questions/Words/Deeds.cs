using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>What somebody may have done at an event besides coming.</summary>
public enum Deed
{
    Open,
    Close,
    Chair,
    Train,
}

/// <summary>Words that tell of a deed.</summary>
public static class Deeds
{
    /// <summary>The deed that a question asks for; null for none.</summary>
    public static Deed? Of(QuestionText question)
    {
        foreach (Deed deed in (Deed[])[Deed.Chair, Deed.Close, Deed.Open])
        {
            if (question.Words.Any(word => Tells(deed, word.Folded))) return deed;
        }
        return question.Words.Any(word => Tells(Deed.Train, word.Folded)) || (question.HasAny(Trained) && !question.HasAny("was", "were", "se", "ete")) ? Deed.Train : null;
    }

    // Said of who did it in "who trained the officers?", of whom it was done to in "who was trained?".
    private static readonly string[] Trained = ["trained", "taught", "capacito", "capacitaron", "formo", "impartio", "impartieron", "forme", "encadre"];

    /// <summary>True when the word tells of the deed.</summary>
    public static bool Tells(Deed deed, string word) => deed switch
    {
        Deed.Chair => word.StartsWith("moder", StringComparison.Ordinal) || word.StartsWith("presid", StringComparison.Ordinal) && !word.StartsWith("president", StringComparison.Ordinal) || word is "chair" or "chaired" or "chairs" or "chairing" or "chairperson" or "animait" or "anime" or "animateur" or "animatrice" or "animee" or "animes" or "animees",
        Deed.Train => word is "trainer" or "trainers" or "tutor" or "tutors" or "instructor" or "instructors" or "facilitator" or "facilitators" or "tutores" or "tutora" or "tutoras" or "formador" or "formadora" or "formadores" or "formadoras" or "capacitador" or "capacitadora" or "capacitadores" or "capacitadoras" or "instructores" or "facilitador" or "facilitadora" or "facilitadores" or "facilitadoras" or "formateur" or "formatrice" or "formateurs" or "formatrices" or "instructeur" or "instructeurs" or "facilitated" or "facilito" or "facilitaron" or "facilitado" or "impartio" or "impartieron" or "impartido" or "impartida" or "impartidas" or "dispensee" or "dispensees",
        Deed.Close => word is "closed" or "closing" or "closes" or "close" or "clausura" or "clausuro" or "clausuraron" or "cerro" or "cierre" or "cloture" or "clos" or "cloturait",
        _ => Knowledge.Events.Lexicon.Words.VerbKind(word) == "open" || word is "opening" or "inauguration" or "apertura" or "ouverture" or "inauguracion" or "ouvert" or "welcome" or "welcomed" or "bienvenida" or "inauguro" or "abrio" or "ouvre",
    };
}
