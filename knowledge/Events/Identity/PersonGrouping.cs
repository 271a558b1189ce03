using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>Finds which names in different documents are one person's.</summary>
internal static class PersonGrouping
{
    // Words that so many people share ("María", "José") find nobody; the rarer words of the name do.
    private const int CommonWord = 400, KeyWords = 2, DistinctiveName = 3;

    private sealed record Mention(Printed Printed, PersonName Name, string Group, string? Body, string[] Role, string? Country);

    public static IReadOnlyList<PersonIdentity> Group(IReadOnlyList<DocumentRegister> registers, IReadOnlyList<EventGroup> groups, BodyNames bodies)
    {
        Dictionary<string, string> groupOf = groups.SelectMany(group => group.Events.Select(told => (told.Id, Group: group.Id))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.Group);
        Mention[] mentions = [.. registers.SelectMany(register => Mentions(register, groupOf, bodies)).DistinctBy(mention => mention.Printed.Source)];
        var merging = new Merging(mentions.Length);
        foreach (IReadOnlyList<int> bucket in Buckets(mentions))
        {
            for (int a = 0; a < bucket.Count; a++)
            {
                for (int b = a + 1; b < bucket.Count; b++)
                {
                    if (merging.Root(bucket[a]) != merging.Root(bucket[b]) && IsSame(mentions[bucket[a]], mentions[bucket[b]])) merging.Join(bucket[a], bucket[b]);
                }
            }
        }
        return [.. merging.Groups().Select(group => Identity([.. group.Select(i => mentions[i])]))];
    }

    private static PersonIdentity Identity(IReadOnlyList<Mention> mentions) =>
        new($"{mentions[0].Printed.Source.DocumentId}:{mentions[0].Printed.Source.Start}", mentions.MaxBy(mention => mention.Name.Words.Sum(word => word.Length))!.Printed.Clean, [.. mentions.Select(mention => mention.Printed)]);

    private static bool IsSame(Mention a, Mention b)
    {
        Likeness likeness = a.Name.Compare(b.Name);
        if (likeness == Likeness.None) return false;
        bool together = a.Group == b.Group || a.Printed.Source.DocumentId == b.Printed.Source.DocumentId;
        bool body = a.Body is not null && a.Body == b.Body, role = a.Role.Intersect(b.Role).Any();
        bool otherBody = a.Body is not null && b.Body is not null && !body, otherCountry = a.Country is not null && b.Country is not null && a.Country != b.Country;
        if (together || body) return true;
        if (likeness == Likeness.Close) return role && !otherBody && !otherCountry;
        // The same full name: one person, unless it is a common short one in another country, body and post.
        return a.Name.Words.Length >= DistinctiveName || role && !otherCountry || !otherBody && !otherCountry;
    }

    private static IEnumerable<IReadOnlyList<int>> Buckets(Mention[] mentions)
    {
        Dictionary<string, int> frequency = mentions.SelectMany(mention => mention.Name.Words).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var buckets = new Dictionary<string, List<int>>();
        for (int i = 0; i < mentions.Length; i++)
        {
            foreach (string word in mentions[i].Name.Words.Where(word => word.Length > 1 && frequency[word] <= CommonWord).Distinct().OrderBy(word => frequency[word]).Take(KeyWords + 1))
            {
                if (!buckets.TryGetValue(word, out List<int>? bucket)) buckets[word] = bucket = [];
                bucket.Add(i);
            }
        }
        return buckets.Values.Where(bucket => bucket.Count > 1);
    }

    private static IEnumerable<Mention> Mentions(DocumentRegister register, Dictionary<string, string> groupOf, BodyNames bodies)
    {
        foreach (Event told in register.Events)
        {
            string? country = told.Country is { } land ? Places.CountryNames.Canonical(land.Clean) : null;
            Mention Of(Printed name, Printed? role, Printed? body, Printed? from) => new(name, PersonName.Of(name.Clean), groupOf[told.Id], body is null ? null : bodies.Key(body), RoleWords(role), from is null ? country : Places.CountryNames.Canonical(from.Clean));
            foreach (Attendee attendee in told.Attendees.Where(attendee => attendee.Kind == AttendeeKind.Person && attendee.Name is not null)) yield return Of(attendee.Name!, attendee.Role, attendee.Organization, attendee.Country);
            foreach (Absentee absent in told.Absent) yield return Of(absent.Name, absent.Role, absent.Organization, null);
            foreach (Presentation talk in told.Presentations.Where(talk => talk.Speaker is not null)) yield return Of(talk.Speaker!, talk.Role, talk.Organization, null);
        }
        foreach (Contact contact in register.Contacts.Where(contact => contact.Name is not null)) yield return new Mention(contact.Name!, PersonName.Of(contact.Name!.Clean), register.DocumentId, contact.Organization is { } body ? bodies.Key(body) : null, RoleWords(contact.Role), null);
    }

    private static string[] RoleWords(Printed? role) => role is null ? [] : [.. Token.Fold(role.Clean).Split([' ', ',', '-', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4)];
}
