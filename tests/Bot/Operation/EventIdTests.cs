using System.Reflection;
using ChatAssistant.Commands;
using ChatAssistant.Knowledge;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Tests.Bot.Operation;

public sealed class EventIdTests
{
    [Fact]
    public void EveryLineOfTheLogHasAnEventIdOfItsOwn()
    {
        MethodInfo[] lines = [.. from type in typeof(CommandLine).Assembly.GetTypes().Concat(typeof(LiveKnowledge).Assembly.GetTypes()) from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) where method.IsDefined(typeof(LoggerMessageAttribute)) select method];
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => Id(line) <= 0);
        Assert.Empty(lines.GroupBy(Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(line => $"{line.DeclaringType!.Name}.{line.Name}"))}"));
    }

    private static int Id(MethodInfo line) => line.GetCustomAttribute<LoggerMessageAttribute>()!.EventId;
}
