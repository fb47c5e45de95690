using Mrci.Client;
using Mrci.Protocol.Frames;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>Steps with the reference module (P-11.40).</summary>
internal static class ModuleSteps
{
    /// <summary>Installs the module.</summary>
    public static async Task AddTesterAsync(this MrciClient client, string name = "tester")
    {
        var content = await File.ReadAllBytesAsync(Programs.TesterModule);
        var run = await client.StartAsync("add_mod", $"-name {name} -client_file main.dll -len {content.Length}");
        await ReadyAsync().Within("the host to wait for the module");
        await run.SendAsync(FrameType.GenFile, content);
        var result = await run.Completion.Within("the IDLE of add_mod");
        result.IsError.ShouldBeFalse(string.Concat(result.Errors));

        async Task ReadyAsync()
        {
            await foreach (var frame in run.Frames)
            {
                if (frame is { Type: FrameType.GenFile, Payload.Length: 0 })
                    return;
            }
        }
    }

    /// <summary>Waits until the session has the commands of the module, whose ids begin at <paramref name="first"/>, and runs one.</summary>
    public static async Task RunTesterAsync(this MrciClient client, int first)
    {
        await client.UntilCommandsAsync(commands => commands.ById.ContainsKey((ushort)(first + 3)), "the commands of the module");
        var run = await client.StartAsync((ushort)(first + 3), FrameType.Text, default);
        var result = await run.Completion.Within("the IDLE of test_text");
        result.Frames.Select(static frame => frame.Type).ShouldBe([FrameType.Text, FrameType.Err]); // P-11.40
    }

    /// <summary>Waits for a change of the commands of a session.</summary>
    public static async Task UntilCommandsAsync(this MrciClient client, Func<CommandList, bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            // They come and go by themselves: every answer is a point in time to look again.
            while (!condition(client.Commands))
                await client.SynchronizeAsync();
        }
    }
}
