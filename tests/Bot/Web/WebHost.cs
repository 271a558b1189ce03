using System.Net;
using ChatAssistant.Commands;
using Microsoft.AspNetCore.Builder;

namespace ChatAssistant.Tests.Bot.Web;

/// <summary>The whole bot over real HTTP, answering from documents that the test writes; settings come as arguments ("--Web:Sources=signed").</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatassistant-web");
    private readonly WebApplication _app;

    private WebHost((string Id, string Text)[] documents, string[] settings)
    {
        foreach ((string id, string text) in documents)
        {
            string path = Path.Combine(_folder.FullName, id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        _app = ServeCommand.Application(_folder.FullName, ["--urls", "http://127.0.0.1:0", "--Knowledge:Cache=", .. settings]);
    }

    public HttpClient Http { get; } = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
    public IServiceProvider Services => _app.Services;
    public string Root => _app.Urls.First();

    public static async Task<WebHost> StartAsync((string Id, string Text)[] documents, params string[] settings)
    {
        var host = new WebHost(documents, settings);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(Root + path), TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
