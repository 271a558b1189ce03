using ChatAssistant.Operation;
using ChatAssistant.Operation.Admin;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot.Operation;

public sealed class RecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new() { Now = new DateTimeOffset(2026, 5, 20, 12, 0, 0, TimeSpan.Zero) };
    private string File => Path.Combine(_folder.Path, "records.db");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TurnsAreCountedByDayOutcomeAndLanguage(bool kept)
    {
        using Records records = Make(kept ? File : "");
        for (int i = 0; i < 3; i++) records.Add(Turn("answered", "en"));
        records.Add(Turn("not_found", "fr"));
        UseReport use = await ReadAsync(records);
        Assert.Equal(4, use.Turns);
        Assert.Equal((new DateOnly(2026, 5, 20), 4), use.Days[^1]);
        Assert.Equal(30, use.Days.Count);
        Assert.Equal([("answered", 3), ("not_found", 1)], use.Outcomes);
        Assert.Equal([("en", 3), ("fr", 1)], use.Languages);
        Assert.Equal(20, use.AverageMilliseconds, 3);
    }

    [Fact]
    public async Task WhatWaitsIsWrittenBeforeTheFileIsLetGo()
    {
        for (int i = 0; i < 20; i++)
        {
            Records records = Make(File);
            await records.StartAsync(TestContext.Current.CancellationToken);
            for (int turn = 0; turn < 50; turn++) records.Add(Turn("answered", "en"));
            records.Dispose();
            records.Dispose();
        }
        using Records again = Make(File);
        Assert.Equal(1000, (await ReadAsync(again)).Turns);
    }

    [Fact]
    public async Task WhatIsKeptIsThereAfterARestart()
    {
        using (Records before = Make(File))
        {
            before.Add(Turn("answered", "en"));
            await ReadAsync(before);
        }
        using Records after = Make(File);
        Assert.Equal(1, (await ReadAsync(after)).Turns);
    }

    [Fact]
    public async Task ADamagedFileIsSetAsideAndANewOneBegun()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 20_000), TestContext.Current.CancellationToken);
        using Records records = Make(File);
        records.Add(Turn("answered", "en"));
        Assert.Equal(1, (await ReadAsync(records)).Turns);
        Assert.Single(Directory.GetFiles(_folder.Path, "records.db.damaged-*"));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenStopsNoTurn()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "", TestContext.Current.CancellationToken);
        using Records records = Make(Path.Combine(_folder.Path, "file", "records.db"));
        await records.StartAsync(TestContext.Current.CancellationToken);
        records.Add(Turn("answered", "en"));
        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(records));
        await records.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task OldRecordsGo()
    {
        using Records records = Make(File);
        records.Add(Turn("answered", "en"));
        records.Add(new Unanswered("discord/1", "en", "attendees", "who …?"));
        await ReadAsync(records);
        _clock.Now += TimeSpan.FromDays(91);
        await records.StartAsync(TestContext.Current.CancellationToken);
        while (records.Pseudonym("discord/1") is null) await Task.Delay(10, TestContext.Current.CancellationToken);
        await records.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await records.ReadAsync(connection => Count(connection, "turns") + Count(connection, "unanswered"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AUserIsErasedAndTheirIdIsNowhereInTheFile()
    {
        using (Records records = Make(File))
        {
            await records.StartAsync(TestContext.Current.CancellationToken);
            while (records.Pseudonym("discord/80351110224678912") is null) await Task.Delay(10, TestContext.Current.CancellationToken);
            foreach (string user in (string[])["discord/80351110224678912", "discord/2"]) records.Add(new Unanswered(records.Pseudonym(user), "en", "contact", "whom do i contact?"));
            records.Add(new Feedback(records.Pseudonym("discord/80351110224678912"), "discord", "like"));
            Assert.Equal(2, await records.ForgetAsync("discord/80351110224678912", TestContext.Current.CancellationToken));
            Assert.Equal(0, await records.ForgetAsync("discord/80351110224678912", TestContext.Current.CancellationToken));
            Assert.Equal(1L, await records.ReadAsync(connection => Count(connection, "unanswered") + Count(connection, "feedback"), TestContext.Current.CancellationToken));
            await records.StopAsync(TestContext.Current.CancellationToken);
        }
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.DoesNotContain("80351110224678912", System.IO.File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private Records Make(string file) => new(Options.Create(new PrivacyOptions { Records = file }), _clock, NullLogger<Records>.Instance);

    private Task<UseReport> ReadAsync(Records records) => records.ReadAsync(connection => UseReport.Read(connection, _clock.Now, 30), TestContext.Current.CancellationToken);

    private static Turn Turn(string outcome, string language) => new("discord", "attendees", outcome, language, TimeSpan.FromMilliseconds(20));

    public void Dispose() => _folder.Dispose();
}
