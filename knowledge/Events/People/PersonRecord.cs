using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>A person of a document, gathered over all mentions.</summary>
internal sealed class PersonRecord(Printed name, SourceSpan evidence)
{
    public Printed Name { get; private set; } = name;
    public Printed? Role { get; set; }
    public Printed? Body { get; set; }
    public Printed? Country { get; set; }
    public SourceSpan Evidence { get; } = evidence;
    public string[] Words { get; private set; } = Split(name);

    /// <summary>True when <paramref name="other"/> is this name or a shorter form of it (surname, without middle names).</summary>
    public bool Answers(Printed other)
    {
        string[] words = Split(other);
        return words.Length > 0 && (words.All(w => Words.Contains(w)) || Words.All(w => words.Contains(w)));
    }

    public void Learn(Printed name, Printed? role, Printed? body, Printed? country)
    {
        if (Split(name).Length > Words.Length) { Name = name; Words = Split(name); }
        if (Role is null || (role is not null && Role.Clean.Length <= 4 && role.Clean.Length > Role.Clean.Length)) { Role = role ?? Role; }
        Body ??= body;
        Country ??= country;
    }

    private static string[] Split(Printed name) => Token.Fold(name.Clean).Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
}
