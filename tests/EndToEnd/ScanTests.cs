using System.Text;
using ChatAssistant.Tests.EndToEnd.Chats;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>What users said is looked for wherever the bot writes.</summary>
public sealed class ScanTests
{
    private const int Conversations = 90, Turns = 1008;
    private static readonly string[] Planted = ["Zofia", "Wisniewska", "Żółć", "601 234 567", "601234567", "zofia.w", "Brzozowa", "Kwiatowa", "Katowice"];

    [Fact]
    public async Task OfAThousandTurnsNoPlantedWordIsInLogsRecordsRedisOrCaches()
    {
        using var folder = new TemporaryFolder();
        await using var redis = new RedisServer();
        await redis.StartAsync();
        await using Users users = await Users.StartAsync();
        string records = Path.Combine(folder.Path, "records", "records.db");
        await using var bot = new BotProcess(new Dictionary<string, string>(users.Settings)
        {
            ["Logging__LogLevel__Default"] = "Trace", ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug", ["Redis__Connection"] = redis.Connection, ["Privacy__Records"] = records,
            ["Knowledge__Cache"] = Path.Combine(folder.Path, "documents"), ["Understanding__Cache"] = Path.Combine(folder.Path, "models"), ["HOME"] = folder.Path, ["TMPDIR"] = folder.Path,
            // Its pipes would lie there too, and cannot be read like files.
            ["DOTNET_EnableDiagnostics"] = "0",
        });
        await bot.StartAsync();
        string[] questions =
        [
            "Who attended the seminar in Paraguay?", "Who is Zofia Wisniewska?", "Who can I call at 601 234 567?", "help me, I am Zofia Brzozowa, they took my passport and I am locked in at Kwiatowa 7", "¿me tienen encerrada, ayúdeme, soy Zofia Żółć?",
            "did Zofia Żółć from Katowice speak?", "write to zofia.w@example.org", "was 601234567 there?", "and whom do I contact?", "Zofia", "what did zofia wisniewska talk about?", "¿Quién asistió?",
        ];
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (number, _) =>
        {
            await using IChat chat = users.Chat(number, () => bot.Root);
            for (int turn = number; turn < Turns; turn += Conversations) await users.AskAsync(chat, questions[turn % questions.Length], () => bot.Root);
        });
        // While it runs, and when it ended and wrote its last.
        Check(folder, redis, bot);
        Assert.Equal(0, await bot.StopAsync());
        Check(folder, redis, bot);
        Assert.True(new FileInfo(records).Length > 0);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder.Path, "models"), "*", SearchOption.AllDirectories));
        Assert.Contains("seen:activities", redis.Dump(), StringComparison.Ordinal);
        Assert.Contains("/api/messages", bot.Output, StringComparison.Ordinal);
    }

    private static void Check(TemporaryFolder folder, RedisServer redis, BotProcess bot)
    {
        var places = new List<(string Place, string Text)> { ("the log", bot.Output), ("Redis", redis.Dump()) };
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            places.Add((file, reader.ReadToEnd()));
        }
        foreach ((string place, string text) in places)
            // Files are read byte by byte: a letter of two bytes is two of these.
            foreach (string planted in Planted.SelectMany(word => (string[])[word, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word)), Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(word))]).Distinct())
                Assert.False(text.Contains(planted, StringComparison.OrdinalIgnoreCase), $"'{planted}' is in {place}.");
    }
}
