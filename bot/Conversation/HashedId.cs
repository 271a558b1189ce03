using System.Security.Cryptography;
using System.Text;

namespace ChatAssistant.Conversation;

/// <summary>Ids of users and conversations as keys of shared stores hold them.</summary>
internal static class HashedId
{
    public static string Of(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
