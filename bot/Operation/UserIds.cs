using System.Security.Cryptography;
using System.Text;

namespace ChatAssistant.Operation;

/// <summary>Ids of users as records hold them: a keyed hash, so that a user's records can be found to erase them, and the id cannot be read from them.</summary>
internal static class UserIds
{
    /// <param name="user">The channel's name, '/', the user's id in it: "discord/42".</param>
    public static string Hash(string salt, string user) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(user)))[..24];
}
