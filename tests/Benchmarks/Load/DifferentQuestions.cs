using ChatAssistant.Benchmarks.Generation;
using ChatAssistant.Commands;
using ChatAssistant.Commands.Evaluation;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>Thousands of questions of which no two are the same, so that nothing is gained by remembering: those about generated documents, each asked in many ways.</summary>
internal static class DifferentQuestions
{
    private const int Documents = 100;

    private static readonly Dictionary<string, (string[] Openings, string[] Closings)> Ways = new()
    {
        ["en"] = (["", "Hello, ", "Good morning. ", "For my report: ", "One more question: ", "I would like to know: ", "A colleague asks: "], ["", " Thanks", " Many thanks!", " Thank you in advance.", " Regards, Ana"]),
        ["es"] = (["", "Hola, ", "Buenos días. ", "Para mi informe: ", "Otra pregunta: ", "Quisiera saber: ", "Una colega pregunta: "], ["", " Gracias", " ¡Muchas gracias!", " Gracias de antemano.", " Saludos, Ana"]),
        ["fr"] = (["", "Bonjour, ", "Bonsoir. ", "Pour mon rapport : ", "Encore une question : ", "Je voudrais savoir : ", "Une collègue demande : "], ["", " Merci", " Merci beaucoup !", " Merci d'avance.", " Cordialement, Ana"]),
    };

    /// <summary>Writes the documents into a folder.</summary>
    public static void WriteDocuments(string folder) => DocumentGenerator.Write(folder, Documents);

    /// <summary>The questions; neighbours are about different events.</summary>
    public static IReadOnlyList<ExpectedAnswer> All()
    {
        var generator = new DocumentGenerator(1);
        (string Language, GoldQuestion Gold)[] plain = [.. Enumerable.Range(0, Documents).SelectMany(number => generator.Make(number).Questions.Select(gold => (Wording.All[number % Wording.All.Length].Code, gold)))];
        int ways = Ways.Values.Max(way => way.Openings.Length * way.Closings.Length);
        return [.. Enumerable.Range(0, ways).SelectMany(way => plain.Select((one, i) => Asked(one.Language, one.Gold, way, $"{way}.{i}")))];
    }

    private static ExpectedAnswer Asked(string language, GoldQuestion gold, int way, string id)
    {
        (string[] openings, string[] closings) = Ways[language];
        string text = openings[way % openings.Length] + gold.Text + closings[way / openings.Length];
        return new ExpectedAnswer(new BatchQuestion(id, text, null, [], language), "answerable", language, null, gold.Expected, []);
    }
}
