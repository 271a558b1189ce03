using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>Replies as the assistant gives them, with invented people.</summary>
internal static class Replies
{
    public static Reply Of(string lead, params Fact[] facts) => new()
    {
        Outcome = Outcome.Answered, Intent = "attendees", Confidence = 1, Language = Language.English,
        Statements = [Statement.Plain(lead), .. facts.Select(fact => new Statement(string.Join(", ", fact.Fields.Values), fact.Citations, IsListItem: true))],
        Facts = facts,
        Citations = [.. facts.SelectMany(fact => fact.Citations).Distinct().Order().Select(Citation)],
        Suggestions = ["Who attended?", "What was presented?", "Whom do I contact?"],
    };

    public static Citation Citation(int number) => new(number, new SourceSpan("reports/lima 2021.txt", number * 100, 40), "Seminar on victim identification, Lima", $"The sentence number {number} of the report.");

    public static Fact Fact(string kind, int citation, params (string Key, string Value)[] fields) => new(kind, fields.Length > 0 ? fields[0].Value : kind, "lima-2021", fields.ToDictionary(f => f.Key, f => f.Value), [citation]);

    public static Reply People(int count) => Of("Who took part in the Seminar on victim identification:", [.. Enumerable.Range(1, count).Select(i => Fact("attendee", i, ("name", $"Ana Quispe {i}"), ("role", "Director of Studies"), ("organization", "Ministry of Labour"), ("country", "Peru")))]);

    public static Reply Contact() => Of("Contact for the Seminar on victim identification:",
        Fact("contact", 1, ("name", "Tomás Aguilar"), ("role", "Press Officer"), ("organization", "Regional Office"), ("phone1", "+51 1 555 0100"), ("dial1", "+5115550100"), ("phone2", "51 981-55-01"), ("email1", "taguilar@office.example")));

    public static Reply Event() => Of("About the Seminar on victim identification:",
        new Fact("date", "3-5 May 2021", "lima-2021", new Dictionary<string, string>(), [1]), new Fact("place", "Lima", "lima-2021", new Dictionary<string, string>(), [1]), new Fact("place", "Peru", "lima-2021", new Dictionary<string, string>(), [1]),
        new Fact("organizer", "Ministry of Labour", "lima-2021", new Dictionary<string, string>(), [2]), Fact("presentation", 3, ("name", "Ana Quispe"), ("organization", "Ministry of Labour"), ("topic", "interviews without harm")));

    public static Reply Events() => Of("These events are in my documents:", [.. Enumerable.Range(1, 3).Select(i => new Fact("event", $"Seminar {i}", $"e{i}", new Dictionary<string, string> { ["name"] = $"Seminar {i}" }, [i]))]);
}
