namespace Mrci.Hosting.Mails;

/// <summary>The program that sends mails, and its arguments (C-CFG.9, C-CFG.10).</summary>
/// <param name="Executable">Path or name; environment variables like <c>%HOME%</c> are expanded.</param>
/// <param name="Line">Arguments with <c>%subject%</c>, <c>%message_body%</c> and <c>%target_email%</c>.</param>
public sealed record MailProgram(string Executable, string Line);
