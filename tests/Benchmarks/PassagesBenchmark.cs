using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Knowledge.Passages;
using Microsoft.Extensions.Logging.Abstractions;
using Document = ChatAssistant.Knowledge.Documents.Document;

namespace ChatAssistant.Benchmarks;

/// <summary><c>passages</c>: how often the product's search finds the paragraph that a question is about, beside Lucene's BM25 as it comes.</summary>
internal static class PassagesBenchmark
{
    private const int Deepest = 10;

    public static Command Build()
    {
        var set = new Argument<string>("set") { Description = "squad2, squad2-tune (the half for tuning), xquad-en or xquad-es." };
        set.AcceptOnlyFromAmong("squad2", "squad2-tune", "xquad-en", "xquad-es");
        var data = new Option<string>("--data") { Required = true, HelpName = "DIR", Description = "The folder of the public files." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("passages", "Measure the search for passages on public questions: percent found first, among the first five, and the mean reciprocal rank.") { set, data, json };
        command.SetAction(async (result, _) => (await RunAsync(result.GetValue(set)!, result.GetValue(data)!)).Show(result.GetValue(json)));
        return command;
    }

    private static async Task<Scoreboard> RunAsync(string set, string folder)
    {
        Language language = set == "xquad-es" ? Language.Spanish : Language.English;
        (IReadOnlyList<QuestionedArticle> asked, IReadOnlyList<QuestionedArticle> others) = Articles(set, folder);
        List<(Passage Passage, IReadOnlyList<string> Questions)> rows = [.. asked.SelectMany(article => Passages(article, language, true)), .. others.SelectMany(article => Passages(article, language, false))];
        var board = new Scoreboard(set);

        var plain = new PlainSearch([.. rows.Select(row => row.Passage)], language);
        board.Add("Lucene BM25, 1.2 / 0.75", Measure(rows, query => plain.Search(query, Deepest)));
        var watch = Stopwatch.StartNew();
        var index = new PassageIndex(rows.Select(row => row.Passage));
        double seconds = watch.Elapsed.TotalSeconds;
        board.Add("this product, words", [.. Measure(rows, query => index.Search(query, Deepest).Select(hit => hit.Passage)), ("indexing, s", seconds)]);
        using SentenceEncoder? encoder = language == Language.English ? LocalEncoder.TryLoad(null, NullLogger.Instance) : null;
        if (encoder is null) return board;
        watch.Restart();
        await index.UseAsync(encoder, [Language.English]);
        board.Add("this product, words and vectors", [.. Measure(rows, query => index.Search(query, Deepest, null, language).Select(hit => hit.Passage)), ("indexing, s", seconds + watch.Elapsed.TotalSeconds)]);
        return board;
    }

    // Both parts of SQuAD are searched, whichever is asked.
    private static (IReadOnlyList<QuestionedArticle> Asked, IReadOnlyList<QuestionedArticle> Others) Articles(string set, string folder)
    {
        if (!set.StartsWith("squad2", StringComparison.Ordinal)) return (DataSets.Squad(Path.Combine(folder, set.Replace('-', '_') + ".json")), []);
        (IReadOnlyList<QuestionedArticle> reported, IReadOnlyList<QuestionedArticle> tuned) = DataSets.SquadDevelopment(folder);
        return set == "squad2" ? (reported, tuned) : (tuned, reported);
    }

    // A document an article, a passage a paragraph.
    private static IEnumerable<(Passage, IReadOnlyList<string>)> Passages(QuestionedArticle article, Language language, bool asked)
    {
        string text = string.Join("\n\n", article.Paragraphs.Select(paragraph => paragraph.Text));
        var blocks = new List<Block>();
        int start = 0;
        foreach (QuestionedParagraph paragraph in article.Paragraphs)
        {
            blocks.Add(new Block(BlockKind.Paragraph, start, paragraph.Text.Length));
            start += paragraph.Text.Length + 2;
        }
        var document = new Document(article.Title, text, text, blocks, language, "");
        return blocks.Select((block, i) => (new Passage(document, block.Start, block.Length, language), asked ? article.Paragraphs[i].Questions : []));
    }

    private static (string, double)[] Measure(IReadOnlyList<(Passage Passage, IReadOnlyList<string> Questions)> rows, Func<string, IEnumerable<Passage>> search)
    {
        int questions = 0, first = 0, five = 0;
        double reciprocal = 0;
        var watch = Stopwatch.StartNew();
        foreach ((Passage passage, IReadOnlyList<string> asked) in rows)
        {
            foreach (string question in asked)
            {
                int rank = search(question).Take(Deepest).ToList().FindIndex(found => ReferenceEquals(found, passage));
                questions++;
                if (rank == 0) first++;
                if (rank is >= 0 and < 5) five++;
                if (rank >= 0) reciprocal += 1.0 / (rank + 1);
            }
        }
        return [("questions", questions), ("first", 100.0 * first / questions), ("first five", 100.0 * five / questions), ("MRR@10", reciprocal / questions), ("ms a question", watch.Elapsed.TotalMilliseconds / questions)];
    }
}
