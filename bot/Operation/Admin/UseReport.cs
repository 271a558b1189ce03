using Microsoft.Data.Sqlite;

namespace ChatAssistant.Operation.Admin;

/// <summary>Use of the bot since a time, read from the records.</summary>
/// <param name="Days">Turns of each day (UTC), the oldest first, days without any too.</param>
internal sealed record UseReport(
    IReadOnlyList<(DateOnly Day, long Turns)> Days, IReadOnlyList<(string Name, long Count)> Outcomes, IReadOnlyList<(string Name, long Count)> Languages, IReadOnlyList<(string Name, long Count)> Channels,
    IReadOnlyList<(string Name, long Count)> Intents, IReadOnlyList<(string Name, long Count)> Themes, IReadOnlyList<(string Name, long Count)> Feedback, double AverageMilliseconds)
{
    private const int HoursADay = 24;

    public long Turns => Days.Sum(day => day.Turns);

    public static UseReport Read(SqliteConnection connection, DateTimeOffset now, int days)
    {
        long today = now.ToUnixTimeSeconds() / 3600 / HoursADay, first = today - days + 1;
        Dictionary<string, long> byDay = Counts(connection, $"SELECT hour / {HoursADay}, SUM(count) FROM turns WHERE hour >= $from GROUP BY 1", first).ToDictionary(row => row.Name, row => row.Count);
        IReadOnlyList<(string Name, long Count)> By(string column) => Counts(connection, $"SELECT {column}, SUM(count) FROM turns WHERE hour >= $from GROUP BY 1 ORDER BY 2 DESC", first);
        return new UseReport(
            [.. Enumerable.Range(0, days).Select(i => (DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds((first + i) * HoursADay * 3600).UtcDateTime), byDay.GetValueOrDefault((first + i).ToString(System.Globalization.CultureInfo.InvariantCulture))))],
            By("outcome"), By("language"), By("channel"), By("intent"),
            Counts(connection, "SELECT text, COUNT(*) FROM unanswered WHERE hour >= $from GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20", first),
            Counts(connection, "SELECT reaction, COUNT(*) FROM feedback WHERE hour >= $from GROUP BY 1 ORDER BY 2 DESC", first),
            Average(connection, first));
    }

    private static List<(string Name, long Count)> Counts(SqliteConnection connection, string sql, long firstDay)
    {
        using SqliteCommand command = Command(connection, sql, firstDay);
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<(string, long)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetInt64(1)));
        return rows;
    }

    private static double Average(SqliteConnection connection, long firstDay)
    {
        using SqliteCommand command = Command(connection, "SELECT SUM(milliseconds) / SUM(count) FROM turns WHERE hour >= $from", firstDay);
        return command.ExecuteScalar() as double? ?? 0;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, long firstDay)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", firstDay * HoursADay);
        return command;
    }
}
