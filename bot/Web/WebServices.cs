using ChatAssistant.Web.Access;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssistant.Web;

/// <summary>Registers what the bot serves to browsers.</summary>
public static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddWebAccess().AddSingleton<LinkSignature>().AddSingleton<Links>();
    }
}
