using System.Globalization;
using System.Text;

namespace ChatAssistant.Benchmarks.Generation;

/// <summary>An invented document with what it says.</summary>
internal sealed record GeneratedDocument(string Name, string Text, IReadOnlyList<GoldQuestion> Questions);

/// <summary>A question with words that a right answer says.</summary>
internal sealed record GoldQuestion(string Text, IReadOnlyList<string> Expected);

/// <summary>Invents documents: the same for the same seed and number, so that a small folder is the beginning of a large one. No two events share city and month; no two people share a name.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private static readonly (string City, string Country)[] Places = [.. "Lima,Peru;Quito,Ecuador;Bogotá,Colombia;Asunción,Paraguay;Montevideo,Uruguay;Santiago,Chile;Panama,Panama;Nairobi,Kenya;Accra,Ghana;Lagos,Nigeria;Dakar,Senegal;Bamako,Mali;Niamey,Niger;Tunis,Tunisia;Rabat,Morocco;Amman,Jordan;Beirut,Lebanon;Tbilisi,Georgia;Yerevan,Armenia;Chisinau,Moldova;Tirana,Albania;Skopje,North Macedonia;Sofia,Bulgaria;Vienna,Austria;Lisbon,Portugal;Dublin,Ireland;Riga,Latvia;Vilnius,Lithuania;Bangkok,Thailand;Hanoi,Vietnam;Jakarta,Indonesia;Manila,Philippines;Dhaka,Bangladesh;Colombo,Sri Lanka;Kathmandu,Nepal;Suva,Fiji;Lusaka,Zambia;Harare,Zimbabwe;Maputo,Mozambique;Kigali,Rwanda".Split(';').Select(pair => (pair.Split(',')[0], pair.Split(',')[1]))];
    private static readonly string[] Given = [.. "Ana Luis Rosa Jorge Elena Marco Sofia Pedro Lucia Diego Nadia Omar Fatou Kofi Amina Pavel Irina Goran Mila Tomas Julia Hugo Clara Bruno Alice Paul Emma Louis Grace Daniel Ruth Samuel Leila Karim Yasmin Victor Teresa Andre Ines Felix".Split(' ')];
    private static readonly string[] FirstParts = [.. "Bar Cal Dor Fen Gar Hal Kor Lam Mer Nor Pal Quin Rom Sal Tor Val Wal Zan Bel Cor Del Fal Gal Har Jor Kel Mar Nav Ol Per".Split(' ')], LastParts = [.. "ano eda ini ovic ez es aro ini ado ier mann sson ova enko idze ian uri otti ague eira ell ard ana ito ue oso elli anu ko ama".Split(' ')];
    private const int FirstYear = 1990, Years = 30, People = 6;

    public static int Most => Places.Length * 12 * Years;

    public GeneratedDocument Make(int number)
    {
        var random = new Random(seed * 1_000_003 + number);
        Wording words = Wording.All[number % 3];
        // A walk that meets every city and month once: the step shares no factor with their number.
        int slot = (int)(number * 7919L % Most);
        (string city, string country) = Places[slot % Places.Length];
        int month = slot / Places.Length % 12, year = FirstYear + slot / Places.Length / 12;
        string kind = Any(words.Kinds, random), date = string.Format(CultureInfo.InvariantCulture, words.DateForm, 1 + random.Next(28), words.Months[month], year);
        var people = Enumerable.Range(0, People).Select(i => (Name: Name(number * People + i), Post: Any(words.Posts, random), Body: Any(words.Bodies, random), Topic: words.Topics[(i + random.Next(3) * 4) % words.Topics.Length])).ToArray();
        string Fill(string template, int person) => string.Format(CultureInfo.InvariantCulture, template, people[person].Name, people[person].Post, people[person].Body, people[person].Topic, city, country, date, kind, 20 + random.Next(80), $"{words.Months[month]} {year}");
        string address = people[5].Name.ToLowerInvariant().Replace(' ', '.') + "@example.org", phone = $"+595 21 {100 + random.Next(900)} {1000 + random.Next(9000)}";

        var parts = new List<string> { Capital(Fill(words.Title, 0)), Fill(words.Lead, 0) };
        for (int i = 0; i < 5; i++)
        {
            parts.Add(Any(words.Filler, random));
            parts.Add(Any(words.Filler, random) + " " + Any(words.Filler, random));
            parts.Add(Capital(Fill(Any(i < 3 ? words.Spoke : words.Attended, random), i)) + " " + Any(words.Filler, random));
        }
        parts.Add(string.Format(CultureInfo.InvariantCulture, words.Contact, people[5].Name, phone, address));
        (string extension, string text) = Lay(parts, random);
        return new GeneratedDocument($"{year}-{month + 1:00}-{number:00000}.{words.Code}{extension}", text,
        [
            new GoldQuestion(Fill(words.WhoAttended, 0), [people[0].Name, people[4].Name]),
            new GoldQuestion(Fill(words.WhatTopic, 1), [WithoutArticle(people[1].Topic)]),
            new GoldQuestion(Fill(words.WhomToContact, 5), [address]),
        ]);
    }

    /// <summary>Writes the first documents into a folder.</summary>
    public static void Write(string folder, int count, int seed = 1)
    {
        var generator = new DocumentGenerator(seed);
        Directory.CreateDirectory(folder);
        for (int i = 0; i < count; i++)
        {
            GeneratedDocument document = generator.Make(i);
            File.WriteAllText(Path.Combine(folder, document.Name), document.Text);
        }
    }

    private static (string Extension, string Text) Lay(List<string> parts, Random random)
    {
        switch (random.Next(4))
        {
            case 0: return (".html", $"<!DOCTYPE html><html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main><h1>{parts[0]}</h1>{string.Concat(parts.Skip(1).Select(part => $"<p>{part}</p>"))}</main><footer>Site</footer></body></html>");
            case 1: return (".md", $"# {parts[0]}\n\n{string.Join("\n\n", parts.Skip(1))}\n");
            case 2: return (".txt", string.Join("\n\n", parts) + "\n");
            default: return (".txt", string.Join("\n\n", parts.Select(Wrapped)) + "\n");
        }
    }

    private static string Wrapped(string text)
    {
        var wrapped = new StringBuilder();
        int line = 0;
        foreach (string word in text.Split(' '))
        {
            if (line > 0 && line + word.Length > 72) { wrapped.Append('\n'); line = 0; }
            if (line > 0) wrapped.Append(' ');
            wrapped.Append(word);
            line += word.Length + 1;
        }
        return wrapped.ToString();
    }

    private static string Name(int number)
    {
        int surname = number / Given.Length, second = surname / (FirstParts.Length * LastParts.Length);
        string Surname(int n) => FirstParts[n % FirstParts.Length] + LastParts[n / FirstParts.Length % LastParts.Length];
        return $"{Given[number % Given.Length]} {Surname(surname)} {Surname(second * 37 + number % 29)}";
    }

    // An answer may leave the article of a topic out.
    private static string WithoutArticle(string topic) => topic.StartsWith("l'", StringComparison.Ordinal) ? topic[2..] : topic.Split(' ')[0] is "la" or "el" or "las" or "los" or "le" or "les" or "the" ? topic[(topic.IndexOf(' ', StringComparison.Ordinal) + 1)..] : topic;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static T Any<T>(T[] values, Random random) => values[random.Next(values.Length)];
}
