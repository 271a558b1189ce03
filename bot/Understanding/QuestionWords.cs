using System.Collections.Frozen;

namespace ChatAssistant.Understanding;

/// <summary>Words that questions are made of, in three languages; they name nothing that a document would have to hold.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Words =
        ("who what when where which whom whose how many much paid pays pay funded fund funding finance financed financing sponsored sponsor supported support money organised organized organiser organizer hosted host held took place part attended attend seminar workshop training conference event meeting forum course did does were was have been that this there about from with their them they tell please could would know need want "
        + "quien quienes cuando donde cual cuales cuanto cuantos cuanta pago pagaron financio financiaron financiado apoyo apoyaron apoyado patrocino dinero fondos organizo organizaron organizado seminario taller conferencia evento reunion foro curso jornada encuentro asistio participo fueron estuvo sobre para desde quiero saber decir dime este esta "
        + "quel quelle quels quelles quand combien paye finance financement soutenu appui argent organise organisateur accueilli seminaire atelier formation conference evenement reunion rencontre colloque participe assiste avoir etait etaient pour dans avec cette")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public static bool Contains(string folded) => Words.Contains(folded);
}
