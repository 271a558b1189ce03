using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Model;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>The settings of the model: off without a provider, and what is wrong is named.</summary>
public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData("Model:Provider is 'Gemini'", "Provider=Gemini", "Name=m", "ApiKey=k")]
    [InlineData("Model:Name is empty", "Provider=OpenAI", "ApiKey=k")]
    [InlineData("Model:ApiKey is empty", "Provider=OpenAI", "Name=m")]
    [InlineData("Model:ApiKey is empty", "Provider=AzureOpenAI", "Name=m", "Endpoint=https://x.openai.azure.com")]
    [InlineData("Model:Endpoint is empty", "Provider=AzureOpenAI", "Name=m", "ApiKey=k")]
    [InlineData("Model:Endpoint is no web address", "Provider=OpenAI", "Name=m", "Endpoint=ollama")]
    [InlineData("Model:Endpoint is no web address", "Provider=OpenAI", "Name=m", "Endpoint=file:///etc/passwd")]
    [InlineData("sent in the clear", "Provider=OpenAI", "Name=m", "ApiKey=k", "Endpoint=http://models.example.org/v1")]
    [InlineData("Model:Name is set and Model:Provider is empty", "Name=m")]
    [InlineData("Model:Timeout must be", "Provider=OpenAI", "Name=m", "ApiKey=k", "Timeout=0")]
    [InlineData("Model:CallsPerMinute must be", "Provider=OpenAI", "Name=m", "ApiKey=k", "CallsPerMinute=0")]
    [InlineData("Model:TokensPerDay must be", "Provider=OpenAI", "Name=m", "ApiKey=k", "TokensPerDay=1")]
    public void WhatIsWrongIsNamed(string problem, params string[] settings)
    {
        using ServiceProvider provider = Services(settings);
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ModelOptions>>().Value);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Provider=OpenAI", "Name=m", "ApiKey=k")]
    [InlineData("Provider=openai", "Name=llama3.2", "Endpoint=http://localhost:11434/v1")]
    [InlineData("Provider=OpenAI", "Name=m", "Endpoint=http://models.example.org/v1")]
    [InlineData("Provider=AzureOpenAI", "Name=m", "ApiKey=k", "Endpoint=https://x.openai.azure.com")]
    public void AProviderGivesTheAssistantItsWording(params string[] settings)
    {
        using ServiceProvider provider = Services(settings);
        Assert.NotNull(provider.GetService<IAnswerWording>());
    }

    [Fact]
    public void WithoutAProviderThereIsNone()
    {
        using ServiceProvider provider = Services();
        Assert.Null(provider.GetService<IAnswerWording>());
        Assert.IsType<Assistant>(provider.GetRequiredService<IAssistant>());
    }

    private static ServiceProvider Services(params string[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create("Model:" + parts[0], (string?)parts[1]))).Build();
        return new ServiceCollection().AddSingleton(configuration).AddLogging().AddSingleton(Mock.Of<IIntentClassifier>()).AddSingleton(new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds))).AddConversation().AddModel(configuration).BuildServiceProvider();
    }
}
