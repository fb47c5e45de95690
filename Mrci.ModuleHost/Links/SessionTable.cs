using System.Collections.Concurrent;
using Mrci.ModuleHost.Commands;
using Mrci.ModuleHost.Loading;
using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;

namespace Mrci.ModuleHost.Links;

/// <summary>The loaders of all sessions, and which of the host's calls goes where (P-11.5, P-11.10).</summary>
internal sealed class SessionTable(HostLink link, ModuleLibrary library)
{
    private readonly ConcurrentDictionary<int, HostedLoader> _loaders = new();

    /// <summary>Carries a call out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="result">Takes what it returns.</param>
    public async ValueTask CallAsync(Message call, BodyWriter result)
    {
        switch (call.Kind)
        {
            case MessageKind.Open:
                var loader = HostedLoader.Open(library);
                _loaders[call.Session] = loader;
                loader.ReadLists().Write(result);
                break;
            case MessageKind.ReadLists:
                Loader(call).ReadLists().Write(result);
                break;
            case MessageKind.Release:
                if (_loaders.TryRemove(call.Session, out var released))
                    released.Release();
                break;
            case MessageKind.Create:
                Create(call, result);
                break;
            case MessageKind.Run:
                var command = Command(call);
                await command.RunAsync(call.Body);
                result.Flag(command.Command.ErrState);
                break;
            case MessageKind.Term:
                Command(call).Term();
                break;
            case MessageKind.Delete:
                Loader(call).Delete(call.Command);
                break;
            default:
                throw new InvalidDataException($"A host does not send {call.Kind}.");
        }
    }

    /// <summary>Gives a command its private helpers (P-5.30). No code of the module runs.</summary>
    public void Bind(Message call)
    {
        if (!_loaders.TryGetValue(call.Session, out var loader) || loader.Find(call.Command) is not { } command)
            return;
        var reader = new BodyReader(call.Body);
        for (var count = reader.Count(); count > 0; count--)
        {
            var name = reader.Text();
            command.Host.Add(name, CommandTexts.Read(ref reader));
        }
    }

    private void Create(Message call, BodyWriter result)
    {
        var reader = new BodyReader(call.Body);
        var identity = CommandIdentity.Read(ref reader);
        var command = Loader(call).Create(identity, new HostProxy(link, call.Session, call.Command, identity.Name), out var reason);
        result.Flag(command is not null);
        if (command is null)
            result.Text(reason);
        else
            CommandTexts.Of(command.Command).Write(result);
    }

    private HostedLoader Loader(in Message call) =>
        _loaders.GetValueOrDefault(call.Session) ?? throw new InvalidOperationException($"There is no loader {call.Session}.");

    private HostedCommand Command(in Message call) =>
        Loader(call).Find(call.Command) ?? throw new InvalidOperationException($"There is no command {call.Command}.");
}
