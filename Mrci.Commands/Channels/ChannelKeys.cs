namespace Mrci.Commands.Channels;

/// <summary>Arguments that the channel commands share.</summary>
internal static class ChannelKeys
{
    public const string Channel = "-ch_name";
    public const string SubChannel = "-sub_name";
    public const string SubId = "-sub_id";
    public const string Level = "-level";
    public const string NewName = "-new_name";
    public const string State = "-state";
    public const string User = "-user";
}
