using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChatAssistant.Conversation;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>Runs when no other test does: memory is measured.</summary>
[CollectionDefinition(nameof(AbuseTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Hostile requests over real HTTP: each gets a 4xx with the protocol's error, or is taken; none is a server error, nothing is called, and the bot answers as before.</summary>
[Collection(nameof(AbuseTests))]
public sealed class AbuseTests : IAsyncLifetime
{
    private RecordingChannel _channel = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = await RecordingChannel.StartAsync();
        _bot = await TestBot.StartAsync();
    }

    [Fact]
    public async Task HostileRequestsAreRefusedOrTakenAndTheBotAnswersAsBefore()
    {
        Hostile[] all = [.. Bodies(), .. Fields(), .. Encodings()];
        Assert.InRange(all.Length, 100, 1000);
        Assert.Equal(all.Length, all.Select(hostile => hostile.Name).Distinct().Count());
        await SendAllAsync(all);
        // Six rounds send over 20 MB: where bodies were kept, that would show each time. What tests before left running does not.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3 && least > 12 * 1024 * 1024; attempt++)
        {
            long before = GC.GetTotalMemory(true);
            for (int round = 0; round < 6; round++) await SendAllAsync(all);
            least = Math.Min(least, GC.GetTotalMemory(true) - before);
        }
        Assert.InRange(least, long.MinValue, 12 * 1024 * 1024);

        while (_channel.HasMore) await _channel.NextAsync();
        await _bot.PostAsync(TestBot.Message(_channel.ServiceUrl, "are you well?", "after", "after"));
        Assert.Equal("You said: are you well?", (await _channel.NextAsync()).Activity.GetProperty("text").GetString());
    }

    private async Task SendAllAsync(IEnumerable<Hostile> all)
    {
        foreach (Hostile hostile in all)
        {
            using HttpResponseMessage response = await _bot.SendAsync(hostile.Content(), null);
            int status = (int)response.StatusCode;
            string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(hostile.Statuses.Contains(status), $"{hostile.Name}: {status} {body}");
            if (status >= 400) Assert.True(JsonDocument.Parse(body).RootElement.GetProperty("error").GetProperty("message").GetString()!.Length > 0, hostile.Name);
        }
    }

    private IEnumerable<Hostile> Bodies()
    {
        foreach ((string name, string body) in new[]
        {
            ("empty", ""), ("blank", "   "), ("null", "null"), ("number", "7"), ("text", "\"message\""), ("true", "true"), ("list", "[]"), ("list of activities", "[{\"type\":\"message\"}]"), ("empty object", "{}"), ("half", "{\"type\":\"mess"), ("no quotes", "{type:message}"),
            ("single quotes", "{'type':'message'}"), ("comma at the end", "{\"type\":\"message\",}"), ("comment", "{\"type\":\"message\"/* */}"), ("two objects", "{\"type\":\"typing\"}{}"), ("XML", "<activity type='message'/>"), ("form", "type=message&text=hello"), ("HTML", "<script>alert(1)</script>"),
            ("NaN", "{\"type\":\"typing\",\"value\":NaN}"), ("huge number as type", "{\"type\":1e999999}"), ("long number as type", "{\"type\":" + new string('9', 10_000) + "}"), ("control sign in text", "{\"type\":\"mes\u0001sage\"}"), ("NUL", "{\"type\":\"\0\"}"),
            ("half a surrogate in the type", "{\"type\":\"\\ud800\"}"), ("bad escape", "{\"type\":\"\\x\"}"), ("deep lists", new string('[', 100_000)), ("deep closed lists", new string('[', 100_000) + new string(']', 100_000)), ("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 40_000))),
            ("deep value", Written(("value", null)).Replace("\"value\":null", "\"value\":" + new string('[', 100_000) + new string(']', 100_000), StringComparison.Ordinal)),
            ("type twice", "{\"type\":\"typing\",\"type\":\"message\"}"), ("text twice", Written().Replace("\"text\"", "\"text\":\"first\",\"text\"", StringComparison.Ordinal)), ("type in two cases", "{\"type\":\"typing\",\"TYPE\":\"message\"}"),
            ("service URL twice", Written().Replace("\"serviceUrl\"", "\"serviceUrl\":\"https://evil.example/\",\"serviceUrl\"", StringComparison.Ordinal)),
            ("conversation id twice", Written().Replace("\"conversation\":{", "\"conversation\":{\"id\":\"other\",", StringComparison.Ordinal)),
        }) yield return Hostile.Text(name, body, 400);
        yield return Hostile.Text("deep but not too deep", Written(("value", JsonDocument.Parse(new string('[', 50) + new string(']', 50)).RootElement)), 200);
        yield return Hostile.Text("too big", new string(' ', 300 * 1024), 413);
        yield return Hostile.Text("too big an activity", Written(("text", new string('a', 300 * 1024))), 413);
        yield return Hostile.Text("many unknown fields", "{\"type\":\"typing\"," + string.Join(',', Enumerable.Range(0, 15_000).Select(i => $"\"f{i}\":1")) + "}", 200);
        yield return new Hostile("too big and of unknown length", () => new StreamContent(new Unseekable(400 * 1024)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, [413]);
    }

    private IEnumerable<Hostile> Fields()
    {
        object?[] odd = [7, true, new[] { "a" }, new { a = 1 }];
        foreach (string field in new[] { "type", "id", "channelId", "serviceUrl", "text", "locale", "replyToId", "deliveryMode", "textFormat" })
            foreach (object? value in odd) yield return Hostile.Text($"{field} is {JsonSerializer.Serialize(value)}", Written((field, value)), 400);
        foreach (string field in new[] { "from", "recipient", "conversation" })
            foreach (object? value in new object?[] { 7, "text", new[] { 1 }, new { id = 7 }, new { id = new { a = 1 } } }) yield return Hostile.Text($"{field} is {JsonSerializer.Serialize(value)}", Written((field, value)), 400);
        foreach (string field in new[] { "conversation", "from" })
            foreach (object? value in new object?[] { null, new { }, new { id = "" }, new { id = (string?)null } }) yield return Hostile.Text($"{field} is {JsonSerializer.Serialize(value)}", Written((field, value)), 400);
        foreach (string field in new[] { "entities", "membersAdded", "attachments" })
        {
            foreach (object? value in new object?[] { 7, "text", new { a = 1 }, new object[] { 7 }, new object[] { new[] { 1 } } }) yield return Hostile.Text($"{field} is {JsonSerializer.Serialize(value)}", Written((field, value)), 400);
            yield return Hostile.Text($"{field} holds nothing", Written((field, new object?[] { null, null })), 200);
        }
        yield return Hostile.Text("members of nothing", Written(("type", "conversationUpdate"), ("membersAdded", new object?[] { null, new { } })), 200);
        yield return Hostile.Text("mention without anybody", Written(("entities", new object[] { new { type = "mention" }, new { type = "mention", text = "" }, new { type = "mention", text = "h", mentioned = (object?)null } })), 200);
        foreach (string id in new[] { ".", "..", new string('c', 5000) }) yield return Hostile.Text($"conversation id {id[..Math.Min(3, id.Length)]}", Written(("conversation", new { id })), 400);
        foreach (string id in new[] { ".", "..", new string('i', 5000) }) yield return Hostile.Text($"activity id {id[..Math.Min(3, id.Length)]}", Written(("id", id)), 400);
        foreach (string id in new[] { "../../admin", "a/../b", "%2e%2e", "a?b#c", "a\r\nHost: evil", "\u0000", "𓂀‮é", "a b" }) yield return Hostile.Text($"conversation id {JsonSerializer.Serialize(id)}", Written(("conversation", new { id })), 200);
        foreach (string missing in new[] { "serviceUrl", "channelId", "from", "conversation", "type" }) yield return Hostile.Text($"no {missing}", Written((missing, null)), 400);
        foreach (string url in new[] { "", " ", "https://evil.example/", "http://127.0.0.1.evil.example/", "http://0x7f000001.evil.example", "http://[::ffff:10.0.0.1]/", "javascript:alert(1)", "\\\\evil\\share", "http://", "http:///", "http://127.0.0.1:99999/", "gopher://127.0.0.1/", "http://127.0.0.1:22\r\nX: y/" })
            yield return Hostile.Text($"service URL {JsonSerializer.Serialize(url)}", Written(("serviceUrl", url)), 400, 403);
        yield return Hostile.Text("invoke without a name", Written(("type", "invoke")), 400);
        yield return Hostile.Text("value is a bomb of nothing", Written(("text", null), ("value", new { ask = (object?)null })), 200);
        yield return Hostile.Text("button that asks a number", Written(("text", null), ("value", new { ask = 7 })), 200);
        yield return Hostile.Text("channel data of another type", Written(("channelData", "text")), 200);
        yield return Hostile.Text("delivery mode nobody knows", Written(("deliveryMode", "telepathy")), 200);
    }

    private IEnumerable<Hostile> Encodings()
    {
        foreach ((string name, string text) in new[]
        {
            ("emoji", "👩‍👩‍👧‍👦🏳️‍🌈"), ("right to left", "‮gnirts"), ("zero width", "a\u200b\u200b\u200db"), ("combining", "a" + new string('\u0301', 3000)), ("markup", "<script>alert(1)</script><img src=x onerror=alert(1)>"), ("markdown", "[x](javascript:alert(1)) **b** `c`"),
            ("at", "<at>Bot</at><at><at></at>"), ("SQL", "'; DROP TABLE events; --"), ("template", "{{7*7}} ${7*7} {0}"), ("path", "../../etc/passwd"), ("format", "%s%s%n {0:N99999999}"), ("long", new string('x', 100_000)), ("many lines", new string('\n', 3000)), ("private use", "\ue000\uf8ff"), ("not a letter", "\uffff\ufffe"),
        }) yield return Hostile.Text($"text: {name}", Written(("text", text)), 200);
        yield return Hostile.Text("half a surrogate in the text", Written(("text", "X")).Replace("\"X\"", "\"\\ud800\"", StringComparison.Ordinal), 400);
        yield return Hostile.Text("half a surrogate in a field that is kept", Written(("from", new { id = "u", note = "X" })).Replace("\"X\"", "\"\\udc00\"", StringComparison.Ordinal), 200, 400);
        yield return Hostile.Text("half a surrogate in a name of a field", Written(("X", 1)).Replace("\"X\"", "\"\\ud800\"", StringComparison.Ordinal), 200, 400);
        byte[] good = Encoding.UTF8.GetBytes(Written());
        yield return Hostile.Bytes("not UTF-8", [.. good[..^2], 0xff, 0xfe, .. good[^2..]], null, 400);
        yield return Hostile.Bytes("Latin-1", Encoding.Latin1.GetBytes(Written(("text", "X")).Replace("\"X\"", "\"é\"", StringComparison.Ordinal)), "application/json; charset=iso-8859-1", 400);
        yield return Hostile.Bytes("UTF-16", Encoding.Unicode.GetBytes(Written()), "application/json; charset=utf-16", 400);
        yield return Hostile.Bytes("UTF-32", Encoding.UTF32.GetBytes(Written()), null, 400);
        yield return Hostile.Bytes("zip", Zipped(good), "application/json", 400);
        yield return Hostile.Bytes("BOM", [0xef, 0xbb, 0xbf, .. good], null, 200);
        yield return Hostile.Bytes("overlong", [.. "{\"type\":\""u8, 0xc0, 0xaf, .. "\"}"u8], null, 400);
        yield return Hostile.Bytes("text/plain", good, "text/plain", 200);
        yield return Hostile.Bytes("no content type", good, "", 200);
        yield return Hostile.Bytes("multipart", good, "multipart/form-data; boundary=x", 200);
        yield return Hostile.Bytes("noise", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31 % 251))], null, 400);
    }

    [Fact]
    public async Task ABodyThatStopsHalfWayEndsWithoutAServerErrorAndHoldsNobodyElse()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _bot.Endpoint.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"type\":"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        using var reader = new StreamReader(socket.GetStream());
        string? first = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 408", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatIsAbortedDoesNotStopItsTurn()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<Reply>();
        _bot.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns(() =>
        {
            asked.SetResult();
            return answer.Task;
        });
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _bot.Endpoint.Port, TestContext.Current.CancellationToken);
        byte[] body = Encoding.UTF8.GetBytes(Written());
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {body.Length}\r\n\r\n"), TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(body, TestContext.Current.CancellationToken);
        await asked.Task;
        socket.Close();
        answer.SetResult(TestBot.Says("done"));
        JsonElement sent;
        do sent = (await _channel.NextAsync()).Activity;
        while (sent.GetProperty("type").GetString() == "typing");
        Assert.Equal("done", sent.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task OnlyPostIsTaken(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _bot.Endpoint);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _bot.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    // Each hostile message in a conversation of its own, so that no limit on messages hides what it does.
    private string Written(params (string Field, object? Value)[] changes) => JsonSerializer.Serialize(TestBot.Message(_channel.ServiceUrl, conversation: Guid.NewGuid().ToString(), changes: changes));

    private static byte[] Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
    }

    private sealed record Hostile(string Name, Func<HttpContent> Content, int[] Statuses)
    {
        public static Hostile Text(string name, string body, params int[] statuses) => new(name, () => new StringContent(body, Encoding.UTF8, "application/json"), statuses);

        public static Hostile Bytes(string name, byte[] body, string? contentType, params int[] statuses) => new(name, () =>
        {
            var content = new ByteArrayContent(body);
            if (contentType != "") content.Headers.TryAddWithoutValidation("Content-Type", contentType ?? "application/json");
            return content;
        }, statuses);
    }

    // A stream that does not tell its length: the body goes out in chunks.
    private sealed class Unseekable(int length) : MemoryStream(Encoding.ASCII.GetBytes(new string(' ', length)))
    {
        public override bool CanSeek => false;
    }
}
