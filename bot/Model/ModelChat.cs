using ChatAssistant.Knowledge;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace ChatAssistant.Model;

/// <summary>Asks the model, and lets it look things up while it answers.</summary>
internal sealed class ModelChat(ModelConnection connection, ModelBudget budget, IOptions<ModelOptions> options)
{
    /// <summary>Where the server does not say what it read and wrote: UTF-16 units a token, few so as to count too much.</summary>
    private const int UnitsPerToken = 3;

    /// <param name="rules">What the model is told to do.</param>
    /// <param name="material">What it is to do it with.</param>
    /// <returns>Its words, as they are; null where a limit forbids to ask.</returns>
    public async Task<string?> AskAsync(KnowledgePlugin plugin, string rules, string material, CancellationToken cancellation)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(plugin, "knowledge");
        var history = new ChatHistory(rules);
        history.AddUserMessage(material);
        for (int call = 1; ; call++)
        {
            if (!budget.TryCall()) return null;
            bool last = call >= options.Value.CallsPerQuestion;
            var settings = new OpenAIPromptExecutionSettings { MaxTokens = options.Value.LongestAnswer, FunctionChoiceBehavior = last ? FunctionChoiceBehavior.None() : FunctionChoiceBehavior.Auto(autoInvoke: false) };
            ChatMessageContent said = await connection.Chat.GetChatMessageContentAsync(history, settings, kernel, cancellation);
            budget.Used(Tokens(said, history));
            FunctionCallContent[] lookUps = [.. FunctionCallContent.GetFunctionCalls(said)];
            if (last || lookUps.Length == 0) return said.Content ?? "";
            history.Add(said);
            foreach (FunctionCallContent lookUp in lookUps) history.Add((await LookUpAsync(lookUp, kernel, cancellation)).ToChatMessage());
        }
    }

    // A call that cannot be made is the model's mistake: it is told, and may make another.
    private static async Task<FunctionResultContent> LookUpAsync(FunctionCallContent lookUp, Kernel kernel, CancellationToken cancellation)
    {
        try
        {
            return await lookUp.InvokeAsync(kernel, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new FunctionResultContent(lookUp, $"No result: {problem.Message}");
        }
    }

    private static long Tokens(ChatMessageContent said, ChatHistory history) => said.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage { TotalTokenCount: > 0 } usage
        ? usage.TotalTokenCount : (history.Sum(message => (long)(message.Content?.Length ?? 0)) + (said.Content?.Length ?? 0)) / UnitsPerToken;
}
