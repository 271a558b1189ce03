namespace ChatAssistant.Tests.EndToEnd.Chats;

/// <summary>Somebody in one conversation through a channel, who may reach another replica of the bot with every request.</summary>
internal interface IChat : IAsyncDisposable
{
    /// <summary>Sends a question to a replica.</summary>
    /// <param name="id">The same for a question that is sent again because it was not accepted.</param>
    /// <returns>Null when it was not accepted; otherwise the answer, which comes later in most channels.</returns>
    Task<Task<string>?> SendAsync(string root, string question, string id);
}

/// <summary>The side of the bot's users: what channels call, what of it was said, and how people go on when something goes wrong.</summary>
internal sealed class Users : IAsyncDisposable
{
    /// <summary>Settings of a bot that these users can talk to, with limits that they do not reach.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private set; } = null!;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private DiscordApiSide _discord = null!;

    public ConnectorSide Connector { get; private set; } = null!;
    private int _again;

    /// <summary>How often somebody asked again, because the bot said so or was not there.</summary>
    public int Again => _again;

    public static async Task<Users> StartAsync()
    {
        var users = new Users { Connector = await ConnectorSide.StartAsync(), _discord = await DiscordApiSide.StartAsync() };
        users.Settings = new Dictionary<string, string>
        {
            ["BotFramework__MessagesAtOnce"] = "100000", ["DirectLine__ActivitiesPerMinute"] = "100000", ["DirectLine__TokensPerMinute"] = "100000", ["DirectLine__RequestsPerMinute"] = "1000000", ["Discord__MessagesPerMinute"] = "100000",
            ["DirectLine__Secret"] = Bot.Channels.DirectLineHost.Secret, ["Discord__PublicKey"] = users._discord.PublicKey, ["Discord__ApiBase"] = users._discord.ApiBase,
            // Answers of all replicas have the same links.
            ["Web__PublicUrl"] = "https://bot.example.org",
        };
        return users;
    }

    /// <summary>A conversation; its number decides through which of the three channels.</summary>
    /// <param name="next">The replica that the next request reaches.</param>
    /// <param name="polls">Of a web chat: without a stream.</param>
    public IChat Chat(int number, Func<string> next, bool polls = false) => (number % 3) switch
    {
        0 => new BotFrameworkChat(_http, Connector, $"conversation-{Guid.NewGuid():N}"),
        1 => new DirectLineChat(_http, next, polls),
        _ => new DiscordChat(_http, _discord, $"{Random.Shared.NextInt64(1L << 60)}"),
    };

    /// <summary>Asks until the question is answered: sends it to the next replica where it is not accepted, and asks anew where the bot says so.</summary>
    public async Task<string> AskAsync(IChat chat, string question, Func<string> next)
    {
        string id = Guid.NewGuid().ToString("N");
        for (int tries = 0; tries < 600; tries++)
        {
            if (await chat.SendAsync(next(), question, id) is { } answering)
            {
                string answer = await answering.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                if (!answer.Contains("Please ask again", StringComparison.Ordinal)) return answer;
                id = Guid.NewGuid().ToString("N");
            }
            Interlocked.Increment(ref _again);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"'{question}' was not answered.");
    }

    /// <summary>Fails where an answer came twice. One that was sent again by its channel because a replica died may have two.</summary>
    public void CheckNothingCameTwice() => Connector.CheckNothingCameTwice();

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await _discord.DisposeAsync();
        _http.Dispose();
    }
}
