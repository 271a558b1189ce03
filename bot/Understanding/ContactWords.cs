using System.Collections.Frozen;

namespace ChatAssistant.Understanding;

/// <summary>Words for the means of reaching somebody ("phone", "correo", « courriel »): with one of them, a question asks for a contact whatever the rest says.</summary>
internal static class ContactWords
{
    private static readonly FrozenSet<string> Words =
        "phone phones telephone fax email emails mail mails whatsapp cellphone landline hotline telefono telefonos correo correos celular movil numero numeros number numbers extension interno tel courriel courriels telephones portable joindre coordonnees anexo"
        .Split(' ').ToFrozenSet();

    public static bool Any(IEnumerable<string> folded) => folded.Any(Words.Contains);
}
