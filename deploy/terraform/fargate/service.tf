locals {
  config = {
    origin = local.origin
    signIn = local.sign_in
    accounts = [for account in local.accounts : { for key, value in {
      id         = account.id
      name       = account.name
      regions    = account.regions
      roleArn    = account.role_arn
      externalId = account.external_id
    } : key => value if value != null }]
  }

  # Members of the secret, by the variable that each of them becomes.
  secrets = var.shared_cache == null ? {} : {
    AUTHPATH_CACHE_URL    = "${var.shared_cache.secret_arn}:url::"
    AUTHPATH_CACHE_SECRET = "${var.shared_cache.secret_arn}:secret::"
  }
}

resource "aws_ecs_cluster" "authpath" {
  name = var.name
  tags = var.tags
}

resource "aws_cloudwatch_log_group" "authpath" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

# Pulls the image and writes the log; the server itself never has this role.
resource "aws_iam_role" "execution" {
  name_prefix = "${var.name}-execution-"
  tags        = var.tags
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })
}

data "aws_partition" "own" {}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:${data.aws_partition.own.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "execution" {
  count = var.shared_cache == null ? 0 : 1
  role  = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = var.shared_cache.secret_arn
    }]
  })
}

resource "aws_ecs_task_definition" "authpath" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  task_role_arn            = module.role.role_arn
  execution_role_arn       = aws_iam_role.execution.arn
  tags                     = var.tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  container_definitions = jsonencode([{
    name                   = "authpath"
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    portMappings           = [{ containerPort = local.port, protocol = "tcp" }]
    environment            = [{ name = "AUTHPATH_CONFIG", value = jsonencode(local.config) }]
    secrets                = [for name, value in local.secrets : { name = name, valueFrom = value }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.authpath.name
        awslogs-region        = local.region
        awslogs-stream-prefix = "authpath"
      }
    }
  }])
}

resource "aws_ecs_service" "authpath" {
  name                              = var.name
  cluster                           = aws_ecs_cluster.authpath.id
  task_definition                   = aws_ecs_task_definition.authpath.arn
  launch_type                       = "FARGATE"
  desired_count                     = var.replicas
  health_check_grace_period_seconds = 30
  wait_for_steady_state             = true
  tags                              = var.tags

  network_configuration {
    subnets         = var.task_subnet_ids
    security_groups = [aws_security_group.task.id]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.authpath.arn
    container_name   = "authpath"
    container_port   = local.port
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  depends_on = [aws_lb_listener.https, aws_iam_role_policy_attachment.execution]
}
