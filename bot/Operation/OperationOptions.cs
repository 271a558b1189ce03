using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Operation;

/// <summary>Section <c>Telemetry</c> of the settings.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The OTLP collector (HTTP, protobuf) that metrics and traces go to, for instance <c>http://localhost:4318</c>. Empty: they go nowhere.</summary>
    [RegularExpression("^https?://[^/?#]+(/[^?#]*)?$", ErrorMessage = "Telemetry:Endpoint must be an address such as http://localhost:4318.")]
    public string Endpoint { get; set; } = "";
}

/// <summary>Section <c>Privacy</c> of the settings: what is kept about use, and for how long.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>A SQLite file for counts of turns, feedback and redacted unanswered questions. Empty: counts are kept until the bot stops, questions not at all.</summary>
    public string Records { get; set; } = "";

    /// <summary>Days that records are kept.</summary>
    /// <value>90 by default.</value>
    [Range(1, 3650, ErrorMessage = "Privacy:KeepDays must be 1 to 3650.")]
    public int KeepDays { get; set; } = 90;

    /// <summary>Makes the ids of users in records unreadable; the same for all replicas, and never changed, or records of before can no longer be erased by user.</summary>
    [RegularExpression(".{16,}", ErrorMessage = "Privacy:Salt is too short: use at least 16 characters, for instance from 'openssl rand -base64 24'.")]
    public string Salt { get; set; } = "";
}

/// <summary>Section <c>Admin</c> of the settings.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>The password of the page <c>/admin</c>, for any user name. Empty: the page opens on this machine only.</summary>
    [RegularExpression(".{16,}", ErrorMessage = "Admin:Token is too short: use at least 16 characters, for instance from 'openssl rand -base64 24'.")]
    public string Token { get; set; } = "";
}
