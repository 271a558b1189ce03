using Microsoft.Data.Sqlite;

namespace ChatAssistant.Operation;

/// <summary>The SQLite file behind <see cref="Records"/>: opened, made or, when it is damaged, set aside and made anew.</summary>
internal sealed partial class RecordsFile(string path, TimeProvider time, ILogger logger) : IDisposable
{
    private const int NotADatabase = 26, Corrupt = 11;
    private const string Tables =
        """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS turns (hour INTEGER NOT NULL, channel TEXT NOT NULL, intent TEXT NOT NULL, outcome TEXT NOT NULL, language TEXT NOT NULL, count INTEGER NOT NULL, milliseconds REAL NOT NULL, PRIMARY KEY (hour, channel, intent, outcome, language)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS unanswered (hour INTEGER NOT NULL, user TEXT, language TEXT NOT NULL, intent TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS feedback (hour INTEGER NOT NULL, user TEXT, channel TEXT NOT NULL, reaction TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS salt (value TEXT NOT NULL);
        """;
    // Without a file the records live as long as this connection.
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path.Length > 0 ? path : ":memory:", Pooling = false, DefaultTimeout = 5 }.ToString();
    private SqliteConnection? _open;

    /// <summary>The open database. Not safe on several threads.</summary>
    /// <exception cref="SqliteException">It cannot be opened, and is not damaged.</exception>
    public SqliteConnection Open()
    {
        if (_open is not null) return _open;
        try
        {
            return _open = Connect();
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is Corrupt or NotADatabase)
        {
            string aside = $"{path}.damaged-{time.GetUtcNow():yyyyMMddHHmmss}";
            File.Move(path, aside, overwrite: true);
            foreach (string rest in (string[])["-wal", "-shm"]) File.Delete(path + rest);
            SetAside(logger, path, aside);
            return _open = Connect();
        }
    }

    /// <summary>Lets go of the file, so that the next use tries it afresh.</summary>
    public void Close()
    {
        if (path.Length == 0) return;
        _open?.Dispose();
        _open = null;
    }

    private SqliteConnection Connect()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            if (command.ExecuteScalar() is not "ok") throw new SqliteException("The file is damaged.", Corrupt);
            command.CommandText = Tables;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "{File} is damaged and was set aside as {Aside}; a new one was begun.")]
    private static partial void SetAside(ILogger logger, string file, string aside);

    public void Dispose() => _open?.Dispose();
}
