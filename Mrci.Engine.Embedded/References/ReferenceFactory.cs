using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Hosting;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.References;

internal delegate GrainReference ReferenceFactory(EmbeddedEngine engine, GrainId grainId, CallTarget? target);
