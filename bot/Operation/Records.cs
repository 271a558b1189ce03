using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Operation;

/// <summary>What is kept about use: counts of turns by the hour, feedback, and redacted unanswered questions where a file is named for them. Turns never wait for it, and go on without it. Safe on several threads.</summary>
internal sealed partial class Records : BackgroundService
{
    /// <summary>More than this waiting to be written is dropped.</summary>
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1), TryAgainAfter = TimeSpan.FromSeconds(30), CleanEvery = TimeSpan.FromHours(1);

    /// <summary>How long the last records may take to be written when the bot ends.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);
    private readonly Channel<object> _waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly PrivacyOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Records> _logger;
    private readonly RecordsFile _file;
    private DateTimeOffset _cleaned = DateTimeOffset.MinValue;
    private string? _salt;
    private bool _told, _letGo;

    public Records(IOptions<PrivacyOptions> options, TimeProvider time, ILogger<Records> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        _file = new RecordsFile(_options.Records, time, logger);
        if (_options.Salt.Length > 0) _salt = _options.Salt;
    }

    /// <summary>True when unanswered questions are wanted: a file is named for them.</summary>
    public bool KeepsQuestions => _options.Records.Length > 0;

    public void Add(Turn turn) => _waiting.Writer.TryWrite(turn);
    public void Add(Unanswered question) => _waiting.Writer.TryWrite(question);
    public void Add(Feedback feedback) => _waiting.Writer.TryWrite(feedback);

    /// <summary>The user as records hold them; null for nobody, and where no salt can be had.</summary>
    public string? Pseudonym(string? user) => user is not null && Volatile.Read(ref _salt) is { } salt ? UserIds.Hash(salt, user) : null;

    /// <summary>Reads from the records, with what waits already written.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            WriteWaiting();
            return read(_file.Open());
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Erases what is kept of a user.</summary>
    /// <returns>How many records were erased.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public Task<int> ForgetAsync(string user, CancellationToken cancellation) => ReadAsync(connection =>
    {
        string pseudonym = UserIds.Hash(Salt(connection), user);
        return Execute(connection, "DELETE FROM unanswered WHERE user = $user", ("$user", pseudonym)) + Execute(connection, "DELETE FROM feedback WHERE user = $user", ("$user", pseudonym));
    }, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The salt is there before the first user is.
        if (KeepsQuestions) await WriteAsync();
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken)) await Task.Delay(await WriteAsync() ? WriteEvery : TryAgainAfter, _time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The last ones, while there is time.
            await WriteAsync();
        }
    }

    private async Task<bool> WriteAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (KeepsQuestions) Volatile.Write(ref _salt, Salt(_file.Open()));
            WriteWaiting();
            Clean(_file.Open());
            _told = false;
            return true;
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            _file.Close();
            if (!_told) NotWritten(_logger, _options.Records, problem.Message);
            _told = true;
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    // What was read off the queue is lost when writing fails: counts are not worth memory without end.
    private void WriteWaiting()
    {
        SqliteConnection connection = _file.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        long hour = _time.GetUtcNow().ToUnixTimeSeconds() / 3600;
        while (_waiting.Reader.TryRead(out object? record)) Write(connection, record, hour);
        transaction.Commit();
    }

    private static void Write(SqliteConnection connection, object record, long hour) => _ = record switch
    {
        Turn turn => Execute(connection,
            "INSERT INTO turns VALUES ($hour, $channel, $intent, $outcome, $language, 1, $took) ON CONFLICT DO UPDATE SET count = count + 1, milliseconds = milliseconds + $took",
            ("$hour", hour), ("$channel", turn.Channel), ("$intent", turn.Intent), ("$outcome", turn.Outcome), ("$language", turn.Language), ("$took", turn.Took.TotalMilliseconds)),
        Unanswered question => Execute(connection, "INSERT INTO unanswered VALUES ($hour, $user, $language, $intent, $text)",
            ("$hour", hour), ("$user", question.User), ("$language", question.Language), ("$intent", question.Intent), ("$text", question.Text)),
        Feedback feedback => Execute(connection, "INSERT INTO feedback VALUES ($hour, $user, $channel, $reaction)",
            ("$hour", hour), ("$user", feedback.User), ("$channel", feedback.Channel), ("$reaction", feedback.Reaction)),
        _ => 0,
    };

    private void Clean(SqliteConnection connection)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (now - _cleaned < CleanEvery) return;
        _cleaned = now;
        foreach (string table in (string[])["turns", "unanswered", "feedback"])
            Execute(connection, $"DELETE FROM {table} WHERE hour < $oldest", ("$oldest", now.AddDays(-_options.KeepDays).ToUnixTimeSeconds() / 3600));
    }

    private string Salt(SqliteConnection connection)
    {
        if (_options.Salt.Length > 0) return _options.Salt;
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM salt";
        if (command.ExecuteScalar() is string known) return known;
        string made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        Execute(connection, "INSERT INTO salt VALUES ($salt)", ("$salt", made));
        return made;
    }

    private static int Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Records cannot be written to {File}: {Problem}. Turns go on; make room or give the bot the right to write there. It is tried again every half minute.")]
    private static partial void NotWritten(ILogger logger, string file, string problem);

    /// <summary>Lets go of the file, after the last records are written.</summary>
    public override void Dispose()
    {
        base.Dispose();
        // The host knows it twice: as what it runs, and as what others ask for.
        if (Interlocked.Exchange(ref _letGo, true)) return;
        // A host that is let go of without being stopped waits for nobody, and may not have begun to write;
        // a connection closed under a write would fail it.
        ((IAsyncResult?)ExecuteTask)?.AsyncWaitHandle.WaitOne(LastWrite);
        WriteAsync().Wait(LastWrite);
        _file.Dispose();
        _gate.Dispose();
    }
}
