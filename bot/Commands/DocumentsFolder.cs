namespace ChatAssistant.Commands;

/// <summary>Finds the folder that a name means.</summary>
internal static class DocumentsFolder
{
    /// <summary>A relative name is looked for here, then beside ChatAssistant.sln in the folders above the program.</summary>
    public static string Find(string name)
    {
        if (Directory.Exists(name) || Path.IsPathRooted(name)) return name;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, name)) && File.Exists(Path.Combine(folder.FullName, "ChatAssistant.sln"))) return Path.Combine(folder.FullName, name);
        }
        return name;
    }
}
